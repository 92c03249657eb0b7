// Looks at the team lead's page in a real Chromium, as npm test cannot on a machine without one:
//   npm run browser [-- FOLDER]     CHROMIUM names the browser (default: chromium); pictures go into FOLDER
// It asks axe for faults in light and dark, wide and narrow; walks the page by keyboard; reads it without script; prints it.
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 400, height: 800 };
/** Chromium's sandbox does not start for root, as in a container; the page is our own. */
const ARGS = ['--disable-background-networking', '--disable-component-update', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

const [pictures] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'caselint-browser-'));
const file = join(folder, 'report.html');

try {
  spawnSync(process.execPath, ['bin/caselint.js', 'fixtures', '--no-config', '-f', `html=${file}`], { stdio: ['ignore', 'inherit', 'inherit'] });
  const browser = await chromium.launch({ executablePath: program(process.env.CHROMIUM ?? 'chromium'), args: ARGS });
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of [WIDE, NARROW]) await step(`${colorScheme}, ${viewport.width} wide`, browser, { colorScheme, viewport }, isAccessible);
    }
    await step('by keyboard', browser, { viewport: WIDE }, worksByKeyboard);
    await step('without script', browser, { viewport: WIDE, javaScriptEnabled: false }, isReadableWithoutScript);
    await step('on paper', browser, { viewport: WIDE }, prints);
    if (pictures !== undefined) await draw(browser, pictures);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function program(name: string): string {
  return name.includes('/') ? name : execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
}

/** One look at the page. It may ask for nothing but itself, and nothing may be held back or fail in it. */
async function step(name: string, browser: Browser, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(pathToFileURL(file).href);
  await look(page);
  deepStrictEqual(asked, [pathToFileURL(file).href], `${name}: the page asked for something`);
  deepStrictEqual(faults, [], `${name}: the browser complained`);
  await context.close();
  console.log(`ok: ${name}`);
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string }[] }[];
  readonly passes: readonly unknown[];
}

async function isAccessible(page: Page): Promise<void> {
  for (const details of (await page.locator('details').all()).slice(0, 3)) await details.locator('summary').click();
  // Not as a script of the page, which its policy would hold back.
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  const told = violations.flatMap(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.slice(0, 3).map(({ html }) => `    ${html.slice(0, 200)}`)]);
  deepStrictEqual(told, []);
  ok(passes.length > 20, 'axe looked at next to nothing');
  ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'the page is wider than the window');
}

async function worksByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  strictEqual(await focused(page), 'Skip to the figures');
  const notes = page.locator('#workers thead button', { hasText: 'Notes' }).first();
  const column = async () => (await page.locator('#workers tbody tr td:nth-of-type(2)').allTextContents()).map(Number);
  await notes.focus();
  await page.keyboard.press('Enter');
  strictEqual(await page.locator('#workers th[aria-sort]').getAttribute('aria-sort'), 'descending');
  deepStrictEqual(
    await column(),
    (await column()).sort((a, b) => b - a),
  );
  await page.keyboard.press('Space');
  deepStrictEqual(
    await column(),
    (await column()).sort((a, b) => a - b),
  );
  await page.locator('#rules input').focus();
  await page.keyboard.type('late-entry');
  deepStrictEqual(await page.locator('#rules tbody tr:visible th a').allTextContents(), ['late-entry']);
  await page.locator('#rules tbody tr:visible th a').focus();
  await page.keyboard.press('Enter');
  const shown = page.locator('.findings > li:visible');
  deepStrictEqual([...new Set(await shown.locator('.rule').allTextContents())], ['late-entry']);
  strictEqual(await page.locator('.choices [role=status]').textContent(), `${await shown.count()} of ${await page.locator('.findings > li').count()} shown`);
  await shown.first().locator('summary').focus();
  await page.keyboard.press('Enter');
  ok(await shown.first().locator('.message').isVisible(), 'the finding did not open');
  await page.locator('.choices button[name=all]').focus();
  await page.keyboard.press('Enter');
  strictEqual(await shown.count(), await page.locator('.findings > li').count());
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent');
}

async function isReadableWithoutScript(page: Page): Promise<void> {
  strictEqual(await page.locator('.choices:visible, thead button').count(), 0);
  const [tables, shown] = await Promise.all([page.locator('table').count(), page.locator('table:visible').count()]);
  ok(tables > 5 && tables === shown, 'a table does not show');
  await page.locator('.findings summary').first().click();
  ok(await page.locator('.findings .message').first().isVisible(), 'a finding does not open');
}

async function prints(page: Page): Promise<void> {
  await page.locator('.findings summary').first().click();
  await page.emulateMedia({ media: 'print' });
  strictEqual(await page.locator('nav:visible, .choices:visible, .search:visible').count(), 0);
  strictEqual(await page.locator('.findings > li:visible').count(), 1);
  ok((await page.pdf({ format: 'A4', ...(pictures === undefined ? {} : { path: join(folder, 'report.pdf') }) })).length > 10_000);
}

/** The pictures of the documentation. */
async function draw(browser: Browser, into: string): Promise<void> {
  const shots = [
    { name: 'page-wide', viewport: { width: 1280, height: 1000 }, colorScheme: 'light', at: 'html' },
    { name: 'page-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark', at: '#weeks' },
    { name: 'page-narrow', viewport: { width: 400, height: 900 }, colorScheme: 'light', at: '#time' },
    { name: 'page-finding', viewport: { width: 1280, height: 700 }, colorScheme: 'light', at: '#findings' },
  ] as const;
  for (const { name, viewport, colorScheme, at } of shots) {
    const page = await browser.newPage({ viewport, colorScheme });
    await page.goto(pathToFileURL(file).href);
    await page.locator('.findings summary').first().click();
    await page.evaluate(`document.querySelector('${at}').scrollIntoView()`);
    await page.screenshot({ path: join(into, `${name}.png`) });
    await page.close();
  }
}
