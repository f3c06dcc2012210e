/** What a reader wants to see. Empty texts, and all severities, leave everything in. */
interface Wanted {
  readonly words: readonly string[];
  readonly rule: string;
  readonly className: string;
  readonly severities: ReadonlySet<string>;
}

const NAMES = ['text', 'rule', 'class'] as const;

function wantedBy(form: HTMLFormElement): Wanted {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '');
  return {
    words: text('text').toLowerCase().split(/\s+/).filter((word) => word !== ''),
    rule: text('rule'),
    className: text('class'),
    severities: new Set(data.getAll('severity').map(String)),
  };
}

/** The text of an article in small letters, made once: a list can have thousands. */
function createTexts(): (article: HTMLElement) => string {
  const known = new WeakMap<HTMLElement, string>();
  return (article) => {
    const text = known.get(article) ?? (article.textContent ?? '').toLowerCase();
    known.set(article, text);
    return text;
  };
}

function isWanted(article: HTMLElement, { words, rule, className, severities }: Wanted, textOf: (article: HTMLElement) => string): boolean {
  const { rule: own, class: ownClass, severity = '' } = article.dataset;
  if ((rule !== '' && own !== rule) || (className !== '' && ownClass !== className) || !severities.has(severity)) return false;
  return words.every((word) => textOf(article).includes(word));
}

/** The filters as they stand in an address, so that what a reader sees can be sent to another. */
function addressOf(form: HTMLFormElement, section: string): string {
  const data = new FormData(form);
  const given = NAMES.map((name) => [name, String(data.get(name) ?? '')]).filter(([, value]) => value !== '');
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const kept = boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const all = [...given, ...(kept.length < boxes.length ? [['severity', kept.join(',')]] : [])];
  return all.length === 0 ? '' : `#${section}?${new URLSearchParams(all).toString()}`;
}

/** Sets the filters that the address has. */
function readAddress(form: HTMLFormElement, section: string): void {
  const [id, query] = location.hash.slice(1).split('?');
  if (id !== section || query === undefined) return;
  const given = new URLSearchParams(query);
  for (const name of NAMES) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = given.get(name) ?? '';
  }
  const kept = given.get('severity')?.split(',');
  if (kept === undefined) return;
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.checked = kept.includes(box.value);
}

/** A browser that shows thousands of findings at once is slow: this many come at a time. */
const STEP = 200;

interface List {
  readonly all: readonly HTMLElement[];
  readonly want: (articles: readonly HTMLElement[]) => void;
}

/** The list of a section: which articles are wanted, and how many of these are shown. */
function createList(section: HTMLElement): List {
  const all = [...section.querySelectorAll<HTMLElement>('article')];
  const [output, none, more] = ['output', '.none', '.more'].map((selector) => section.querySelector<HTMLElement>(selector));
  let [wanted, most]: [readonly HTMLElement[], number] = [all, STEP];
  const show = (count: number): void => {
    const shown = new Set(wanted.slice(0, count));
    for (const article of all) if (article.hidden === shown.has(article)) article.hidden = !article.hidden;
    if (more != null) more.hidden = wanted.length <= count;
    if (none != null) none.hidden = wanted.length > 0;
    const sum = wanted.length === all.length ? `${all.length} findings` : `${wanted.length} of ${all.length} findings`;
    if (output != null) output.textContent = shown.size < wanted.length ? `${sum}, the first ${shown.size} are shown` : sum;
  };
  more?.querySelector('button')?.addEventListener('click', () => show((most += STEP)));
  addEventListener('beforeprint', () => show(wanted.length));
  addEventListener('afterprint', () => show(most));
  const want = (articles: readonly HTMLElement[]): void => {
    [wanted, most] = [articles, STEP];
    show(most);
  };
  return { want, all };
}

function setUp(section: HTMLElement, form: HTMLFormElement): void {
  const id = section.querySelector('h2')?.id ?? '';
  const [list, textOf] = [createList(section), createTexts()];
  const filter = (): void => {
    const wanted = wantedBy(form);
    list.want(list.all.filter((article) => isWanted(article, wanted, textOf)));
  };
  const changed = (): void => {
    filter();
    history.replaceState(null, '', addressOf(form, id) || `#${id}`);
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', changed);
  // The fields have their first values only after the event.
  form.addEventListener('reset', () => setTimeout(() => {
    filter();
    if (location.hash.startsWith(`#${id}?`)) history.replaceState(null, '', `#${id}`);
  }));
  readAddress(form, id);
  filter();
}

/** The forms that narrow lists of findings: one for each app of the page. */
export function setUpFilters(): void {
  for (const section of document.querySelectorAll<HTMLElement>('.searchable')) {
    const form = section.querySelector('form');
    if (form !== null) setUp(section, form);
  }
}
