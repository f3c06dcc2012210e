import { showAnchor } from './anchor';
import { setUpDiagrams } from './diagrams';
import { setUpFilters } from './filters';
import { setUpPrinting } from './printing';
import { setUpTheme } from './theme';

setUpTheme();
setUpDiagrams();
setUpFilters();
setUpPrinting();
showAnchor();
addEventListener('hashchange', showAnchor);
