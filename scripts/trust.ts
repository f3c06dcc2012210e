/** `npm run trust`: judges random pairs and writes `docs/trust.md`. `-- 5000 7` judges so many, from that seed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { figuresOf } from '../test/trust/figures';
import { trustPage } from '../test/trust/page';

const [count = 1000, seed = 20240917] = process.argv.slice(2).map(Number);
const figures = figuresOf(count, seed);
writeFileSync(path.join(__dirname, '../docs/trust.md'), trustPage(figures, seed));
for (const pair of [...figures.upload.silent, ...figures.disproved, ...figures.unproved]) console.log(JSON.stringify(pair));
