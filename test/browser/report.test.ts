import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot, runCommand, writeFiles } from '../support/project';

/** The browser: `CHROMIUM` names it, or the path has it. Without one these tests fail, since what nobody looked at is not known to work. */
function browserPath(): string {
  const { CHROMIUM } = process.env;
  return CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'], { encoding: 'utf8' }).trim();
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let folder: string;
let browser: Browser;
let page: Page;
let said: string[] = [];

/** Writes the page of a command, and gives its address. */
function write(name: string, args: readonly string[], cwd: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, runCommand([...args, '--format', 'html'], cwd).stdout);
  return `file://${file}`;
}

const addresses = { check: '', diff: '', many: '', released: '', long: '' };

/** Names that are long, wide, and of other scripts. */
const LONG_NAMES = ['AuditTrailOfAdministrativeInterventionsByTheOperator', 'WWMMWWMMWWMMWWMMWWMM', 'Größenänderungsprotokoll', '取引履歴の監査記録データ', 'CloudBackupHistory'];

/** Classes with such names that hold each other, of which each side has some for itself. */
function longNames(): string {
  const [first = '', ...rest] = LONG_NAMES;
  const root = path.join(folder, 'long');
  const classOf = (name: string, links: readonly string[]): string =>
    `export const C${LONG_NAMES.indexOf(name)} = { name: '${name}', primaryKey: '_id', properties: { _id: 'objectId', ${links.map((link) => `'the${link}Of': '${link}'`).join(', ')} } };`;
  writeFiles(root, {
    'client/a.ts': `import Realm from 'realm';\n${[classOf(first, rest), ...rest.map((name) => classOf(name, []))].join('\n')}\nnew Realm({ schema: [${LONG_NAMES.map((_name, at) => `C${at}`).join(', ')}], sync: {} as any });\n`,
    'server/data_sources/mongodb-atlas/app/A/schema.json': { title: LONG_NAMES[4], bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'string' }, ['x'.repeat(120)]: { bsonType: 'string' } } },
  });
  return root;
}

/** A client with as many properties as there are to be findings, and a server that says otherwise of each. */
function manyFindings(count: number): string {
  const names = Array.from({ length: count }, (_each, index) => `p${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { bsonType: 'long' }]));
  const root = path.join(folder, 'many');
  writeFiles(root, {
    'client/a.ts': `import Realm from 'realm';\nexport const A = { name: 'A', primaryKey: '_id', properties: { _id: 'objectId', ${names.map((name) => `${name}: 'string?'`).join(', ')} } };\n`,
    'server/data_sources/mongodb-atlas/app/A/schema.json': { title: 'A', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, ...properties } },
  });
  return root;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-browser-'));
  const example = path.join(packageRoot, 'examples/repair-shop');
  addresses.check = write('check.html', ['check'], example);
  addresses.many = write('many.html', ['check'], manyFindings(450));
  runCommand(['snapshot', 'v1', '--output', 'v1.json'], path.join(folder, 'many'));
  addresses.released = write('released.html', ['check', '--released', 'v1.json'], path.join(folder, 'many'));
  addresses.long = write('long.html', ['check'], longNames());
  addresses.diff = write('diff.html', ['diff', path.join(folder, 'many')], example);
  browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
  page = await (await browser.newContext()).newPage();
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', ({ message }) => said.push(message));
  page.on('request', (request) => { if (!/^(?:file|data):/.test(request.url())) said.push(request.url()); });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(said).toEqual([]);
  said = [];
});

const shown = (): Promise<string[]> => page.locator('article:visible h3 a').allTextContents();

/** Follows a link to an element, as from a message in which somebody sent it. */
async function goTo(element: Locator): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(await element.getAttribute('id'))}`);
}

async function open(address: string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme, media: 'screen' });
  // Two addresses of one file that differ in what is after the # would be one page.
  await page.goto('about:blank');
  await page.goto(address);
}

describe('the page of a check', () => {
  const SIZES = [390, 1024, 1600].flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const));

  it.each(SIZES.flatMap(([width, scheme]) => (['check', 'long', 'diff'] as const).map((name) => [name, scheme, width] as const)))('is accessible and no wider than the screen: %s, %s, %i pixels', async (name, scheme, width) => {
    await page.setViewportSize({ width, height: 900 });
    await open(addresses[name], scheme);
    await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    // The policy of the page lets no script in; the protocol of the browser does.
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Runtime.evaluate', { expression: axe });
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])))', awaitPromise: true });
    expect(JSON.parse(String(result.value))).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });

  it('has room for long names in the boxes of the picture, and says the whole of those that are cut', async () => {
    await open(addresses.long);
    const beyond = await page.locator('a.box').evaluateAll((boxes) => boxes.flatMap((box) => {
      const right = box.querySelector('.frame')?.getBoundingClientRect().right ?? 0;
      return [...box.querySelectorAll('text:not(.sign)')].filter((text) => text.getBoundingClientRect().right > right - 6).map((text) => text.textContent);
    }));
    expect(beyond).toEqual([]);
    expect(await page.locator('a.box title').allTextContents()).toContain(LONG_NAMES[0]);
  });

  it('narrows the findings, and gives what is seen an address', async () => {
    await open(addresses.check);
    expect(await shown()).toHaveLength(10);
    await page.locator('select[name=rule]').selectOption('type-mismatch');
    expect(await shown()).toEqual(['Part.price']);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => page.locator('output').textContent()).toBe('10 findings');
    await page.getByRole('searchbox').fill('decimal128 part');
    await page.getByLabel('error (7)').check();
    expect(await shown()).toEqual(['Part.price']);
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('error (7)').uncheck();
    expect(await shown()).toHaveLength(3);
    expect(await shown()).toContain('RepairOrder.shopId');
    await open(String(await page.evaluate('location.href')));
    expect(await shown()).toHaveLength(3);
    expect(await shown()).toContain('RepairOrder.shopId');
    await page.getByRole('searchbox').fill('nothing has this');
    expect(await page.getByText('No finding is left by these filters.').isVisible()).toBe(true);
  });

  it('follows an anchor, through a filter and into a fold', async () => {
    await open(addresses.check);
    await page.locator('select[name=class]').selectOption('WorkStep');
    const finding = page.locator('article', { hasText: 'Part.price' });
    await goTo(finding);
    await expect.poll(() => finding.isVisible()).toBe(true);
    expect(await shown()).toHaveLength(10);
    await page.locator('a.box[href="#class-Bike"]').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#class-Bike table').isVisible()).toBe(true);
    expect(await page.evaluate('document.activeElement.id')).toBe('class-Bike');
  });

  it('changes between light and dark', async () => {
    await open(addresses.check);
    const background = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await background()).not.toBe(light);
    expect(await page.getByRole('button', { name: 'Light' }).isVisible()).toBe(true);
  });

  it('is printed whole, without what nobody can press on paper', async () => {
    await open(addresses.check);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('nav, form').evaluateAll((all) => all.filter((each) => each.getClientRects().length > 0).length)).toBe(0);
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });
});

it('shows many findings step by step', async () => {
  await open(addresses.many);
  expect(await shown()).toHaveLength(200);
  expect(await page.locator('output').textContent()).toBe('450 findings, the first 200 are shown');
  await page.getByRole('button', { name: 'Show more' }).click();
  expect(await shown()).toHaveLength(400);
  const last = page.locator('article').last();
  await goTo(last);
  await expect.poll(() => last.isVisible()).toBe(true);
});

it('holds a table of releases that is wider than the screen', async () => {
  await page.setViewportSize({ width: 320, height: 900 });
  await open(addresses.released);
  expect(await page.locator('.matrix').isVisible()).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
});

it('has boxes to tick on the page of a diff', async () => {
  await open(addresses.diff);
  const box = page.locator('.task input').first();
  await box.check();
  expect(await box.isChecked()).toBe(true);
});
