import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { asXmlCharacters } from '../../src/report/escape.ts';
import { MOST_FINDINGS } from '../../src/report/html/findings.ts';
import { html } from '../../src/report/html/page.ts';
import { MOST_ROWS } from '../../src/report/html/table.ts';
import { cardWith, findingWith, oddResult, oddText, resultWith, richResult, type Told, written } from './given.ts';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

const CARDS = Array.from({ length: 12 }, (_, i) => cardWith({ day: `2026-01-${10 + i}`, childId: `C-${i % 3}` }));

const pageOf = (result: Parameters<typeof written>[1], told: Told = {}) =>
  parse(written(html, result, { cards: CARDS, ...told }), { sourceCodeLocationInfo: true });
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);
const elementsOf = (node: Node): Element[] => [...(defaultTreeAdapter.isElementNode(node) ? [node] : []), ...childrenOf(node).flatMap(elementsOf)];
const named = (node: Node, name: string): Element[] => elementsOf(node).filter(({ tagName }) => tagName === name);
const attribute = (element: Element | undefined, name: string): string | undefined => element?.attrs.find((own) => own.name === name)?.value;
const textOf = (node: Node): string => (defaultTreeAdapter.isTextNode(node) ? node.value : childrenOf(node).map(textOf).join(''));
/** Elements with the names of their attributes, one inside the other, and nothing of their text. */
const shapeOf = (node: Node): unknown =>
  defaultTreeAdapter.isElementNode(node)
    ? [node.tagName, node.attrs.map(({ name }) => name).join(' '), childrenOf(node).map(shapeOf).filter(Boolean)]
    : childrenOf(node).map(shapeOf).filter(Boolean);
const rowsOf = (page: Node, section: string): string[][] => {
  const found = elementsOf(page).find((element) => attribute(element, 'id') === section);
  const [body] = found ? named(found, 'tbody') : [];
  return body ? named(body, 'tr').map((row) => childrenOf(row).map(textOf)) : [];
};

describe('html', () => {
  const page = pageOf(richResult());

  it('is a page without a fault', () => {
    const faults: string[] = [];
    parse(written(html, richResult(), { cards: CARDS, words: 'Dawn said so.' }), { onParseError: ({ code }) => faults.push(code) });
    expect(faults).toEqual([]);
    const ids = elementsOf(page).flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elementsOf(page)) {
      for (const name of ['aria-labelledby', 'aria-describedby']) expect(ids).toEqual(expect.arrayContaining(attribute(element, name)?.split(' ') ?? []));
    }
  });

  it('has its figures in tables beside its charts, and names both', () => {
    for (const picture of named(page, 'svg')) {
      expect([attribute(picture, 'role'), attribute(picture, 'aria-label')]).toEqual(['img', expect.stringMatching(/\w/)]);
      const section = named(page, 'section').find((candidate) => named(candidate, 'svg').includes(picture));
      expect(section && named(section, 'table')).toHaveLength(1);
    }
    expect(named(page, 'svg').length).toBeGreaterThan(4);
    for (const table of named(page, 'table')) {
      expect(textOf(named(table, 'caption')[0] as Element)).toMatch(/\w/);
      for (const head of named(table, 'th')) expect(['col', 'row']).toContain(attribute(head, 'scope'));
    }
  });

  it('lets nothing run or load but its own style and script, by their hashes', () => {
    const [policy] = named(page, 'meta').filter((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy');
    const hashOf = (element: Element | undefined) =>
      `'sha256-${createHash('sha256')
        .update(element ? textOf(element) : '')
        .digest('base64')}'`;
    const [styles, scripts] = [named(page, 'style'), named(page, 'script')];
    expect([styles.length, scripts.length]).toEqual([1, 1]);
    expect(attribute(policy, 'content')).toBe(
      `default-src 'none'; style-src ${hashOf(styles[0])}; script-src ${hashOf(scripts[0])}; base-uri 'none'; form-action 'none'`,
    );
    // What stands before the policy is not held by it.
    expect(policy?.sourceCodeLocation?.startOffset).toBeLessThan(styles[0]?.sourceCodeLocation?.startOffset ?? 0);
    for (const element of elementsOf(page)) {
      for (const { name, value } of element.attrs) {
        expect(name).not.toMatch(/^(?:on|style$|src|srcset$|action$)/);
        if (name === 'href') expect(value).toMatch(/^#/);
      }
    }
    expect(textOf(styles[0] as Element)).not.toMatch(/url\(|@import/);
    expect(textOf(scripts[0] as Element)).not.toMatch(/fetch|XMLHttpRequest|innerHTML|localStorage|https?:/);
  });

  it('opens each finding to its message, its clause and its place', () => {
    const [first] = named(page, 'li').filter((item) => named(item, 'details').length > 0);
    const told = first ? textOf(first) : '';
    expect(told).toContain('This is a significant event, and a heading is not in the note.');
    expect(told).toContain('Clause 5a.6');
    expect(told).toContain('export.json, line 12:41, Analysis of information');
    expect(told).toContain('Write it out. Child in Need (CIN)');
    expect(attribute(first, 'data-worker')).toBe('Kit Arden');
  });

  it('says first what could not be read, and names what was not checked', () => {
    expect(named(page, 'section').map((section) => attribute(section, 'id'))).toEqual([
      'problems',
      'rules',
      'weeks',
      'time',
      'workers',
      'teams',
      'children',
      'unchecked',
      'findings',
    ]);
    expect(rowsOf(page, 'problems')[0]).toEqual(['export.json, line 40:3, note CN-1033', 'eventAt: does not fit dd/MM/yyyy']);
    expect(rowsOf(page, 'unchecked')).toContainEqual(['missing-three-headings', '12', 'significantEvent']);
  });

  it('gives rates and not counts by worker', () => {
    const findings = [0, 1, 2].map((ordinal) => findingWith({ on: { file: 'a.json', noteId: `N-${ordinal}`, childId: 'C-1', ordinal } }));
    const few = { worker: { name: 'Al Few' }, team: undefined };
    const rows = rowsOf(pageOf(resultWith(findings), { cards: [...CARDS, cardWith(few)] }), 'workers');
    expect(rows).toEqual([
      ['Kit Arden most often missing-three-headings', 'North', '12', '25', '0', '75'],
      ['Al Few', '', '1', 'too few', 'too few', 'too few'],
    ]);
  });

  it('quotes the record only where it is given the words', () => {
    const quotes = (told: Told) => named(pageOf(resultWith([findingWith()]), told), 'blockquote').map(textOf);
    expect(quotes({})).toEqual([]);
    expect(quotes({ words: 'Dawn <said> so' })).toEqual(['Dawn <said> so']);
  });

  it('lists the gravest of very many, says how many it leaves out, and counts them all', () => {
    const on = (ordinal: number) => ({ file: 'a.json', noteId: `N-${ordinal}`, childId: `C-${ordinal}`, ordinal });
    const count = MOST_FINDINGS + 300;
    const findings = Array.from({ length: count }, (_, i) => findingWith({ on: on(i), severity: i === count - 1 ? 'error' : 'info' }));
    const cards = findings.map(({ on: { childId } }) => cardWith({ childId }));
    const large = pageOf(resultWith(findings), { cards });
    const items = named(large, 'details');
    expect(items).toHaveLength(MOST_FINDINGS);
    expect(textOf(items[0] as Element)).toContain('must mend');
    expect(textOf(large)).toContain('The gravest 2,000 of 2,300 are listed. The other 300 are counted above, and are in the csv and json reports.');
    expect(rowsOf(large, 'children')).toHaveLength(MOST_ROWS);
    expect(textOf(large)).toContain('The table shows 250 of 2,300 children.');
    expect(rowsOf(large, 'rules')[0]?.slice(2)).toEqual(['2,300', '100', '2,300']);
  });

  it('says so where nothing was found or nothing is known', () => {
    const bare = pageOf(resultWith([]), { cards: [cardWith({ worker: undefined, team: undefined, day: undefined, delay: undefined, childId: undefined })] });
    expect(textOf(bare)).toContain('Nothing to mend was found by the rules that could be checked.');
    expect(named(bare, 'svg')).toEqual([]);
    expect(rowsOf(bare, 'workers')[0]?.[0]).toBe('not given in the export');
  });

  it('is the same tree whatever a name, an id or a message holds, with the text as it was', () => {
    const told = (worker: string, team: string, words: string) => ({
      cards: CARDS.map((card) => ({ ...card, worker: { id: worker, name: worker }, team, childId: worker })),
      words,
    });
    const harmless = shapeOf(pageOf(oddResult(['a', 'b', 'c', 'd', 'e']), told('f', 'g', 'h')));
    const filled = oddText.map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.tuple(filled, filled, filled, filled, filled), fc.tuple(filled, filled, filled), (texts, names) => {
        const odd = pageOf(oddResult(texts), told(...names));
        expect(shapeOf(odd)).toEqual(harmless);
        for (const text of [...texts, ...names]) expect(textOf(odd)).toContain(asXmlCharacters(text));
      }),
      { numRuns: 60 },
    );
  });
});
