import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { runLint } from '../../src/batch/run.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import type { Rule } from '../../src/engine/rule.ts';

const KEY = new Uint8Array(32).fill(7);

async function lint(notes: Readonly<Record<string, string>>, only: readonly string[] | undefined, key: Uint8Array | undefined = KEY) {
  const given = Object.entries(notes).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  const settings = resolveSettings(rules as readonly Rule[], [], only ? { only } : {});
  return runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given, fingerprintKey: key });
}

const printsOf = async (notes: Readonly<Record<string, string>>, only?: readonly string[]): Promise<string[]> =>
  (await lint(notes, only)).findings.map(({ fingerprint }) => fingerprint ?? 'none').sort();

const WORDS = ['unexplained-abbreviation', 'long-sentence', 'jargon'];
const TEXT = 'The IRO came. The LAC nurse was told. Dawn is parentified, says the TAF chair. The IRO and the LAC nurse went home.';

function form({ id = 'CN-1', above = '', text = TEXT, extra = '' }: { id?: string; above?: string; text?: string; extra?: string } = {}): string {
  return `---
${id === '' ? '' : `id: ${id}\n`}child: { id: C-1, name: Dawn Ash }
eventAt: 2026-03-02T10:00
recordedAt: 2026-03-12T10:00
significantEvent: yes
---

# New Case Note for Dawn Ash
${extra}
## Detailed Notes

${above}${text}

## Actions
`;
}

describe('a fingerprint', () => {
  it('is on every finding where a key is set, and on none where there is none', async () => {
    const { findings } = await lint({ 'a.md': form({ extra: '<!-- caselint-disable jargon -->\n' }) }, undefined);
    expect(findings.length).toBeGreaterThan(4);
    for (const { fingerprint } of findings) expect(fingerprint).toMatch(/^[\da-f]{48}$/);
    const given = [{ name: 'a.md', bytes: new TextEncoder().encode(form()) }];
    const bare = await runLint({ settings: resolveSettings(rules, [], {}), today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
    expect(bare.findings.some((finding) => 'fingerprint' in finding)).toBe(false);
  });

  it('is another under another key, down to the last', async () => {
    const one = await printsOf({ 'a.md': form() });
    const other = (await lint({ 'a.md': form() }, undefined, new Uint8Array(32).fill(8))).findings.map(({ fingerprint }) => fingerprint);
    expect(one.filter((fingerprint) => other.includes(fingerprint))).toEqual([]);
  });

  it('stays where lines move, notes come before it, and its file is called otherwise', async () => {
    const before = await printsOf({ 'a.md': form() });
    const blank = fc.stringMatching(/^[\n ]{0,12}$/).map((text) => `${text}\n\n`);
    await fc.assert(
      fc.asyncProperty(blank, fc.boolean(), fc.constantFrom('a.md', 'b/c.md'), async (above, hasMore, name) => {
        const other = form({ id: 'CN-0', text: 'The SIO came.' }).replaceAll('Dawn Ash', 'Kim Oak').replace('C-1', 'C-9');
        const after = await printsOf({ ...(hasMore ? { '0.md': other } : {}), [name]: form({ above }) });
        expect(after).toEqual(expect.arrayContaining(before));
        expect(after.length > before.length).toBe(hasMore);
      }),
      { numRuns: 12 },
    );
  });

  it('stays where line ends, spaces and quotation marks change', async () => {
    const before = await printsOf({ 'a.md': form() }, WORDS);
    expect(await printsOf({ 'a.md': form({ text: TEXT.replaceAll(' nurse', '\nnurse') }).replaceAll('\n', '\r\n') }, WORDS)).toEqual(before);
  });

  it('is the same in whatever format the note comes', async () => {
    const text = `${TEXT}\n“The SIO” said so.`;
    const note = { id: 'CN-1', child: { id: 'C-1', name: 'Dawn Ash' }, sections: { 'Detailed Notes': text } };
    const ascii = JSON.stringify(note).replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const cells = ['CN-1', 'C-1', 'Dawn Ash', text].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const prints = await printsOf({ 'a.md': form({ text }) }, WORDS);
    expect(prints.length).toBeGreaterThan(3);
    expect(await printsOf({ 'a.json': JSON.stringify([note], null, 1) }, WORDS)).toEqual(prints);
    expect(await printsOf({ 'a.ndjson': `${ascii}\n` }, WORDS)).toEqual(prints);
    expect(await printsOf({ 'a.csv': `id,child.id,child.name,sections.Detailed Notes\n${cells}\n` }, WORDS)).toEqual(prints);
  });

  it('is another where a fault is mended and the like is made anew', async () => {
    const one = await printsOf({ 'a.md': form({ text: 'The IRO came. All went well.' }) }, WORDS);
    const other = await printsOf({ 'a.md': form({ text: 'All came. The SIO went well.' }) }, WORDS);
    expect([one.length, other.length]).toEqual([1, 1]);
    expect(other).not.toEqual(one);
  });

  it('is another where a heading was added and another taken out', async () => {
    const missing = (heading: string) =>
      form().replace('## Actions', `## Analysis of information\n\n### ${heading}\n\nShe is safe with her aunt now.\n\n## Actions`);
    const only = ['missing-three-headings'];
    expect(await printsOf({ 'a.md': missing('What is working well') }, only)).not.toEqual(
      await printsOf({ 'a.md': missing('What are we worried about') }, only),
    );
  });

  it('tells equal faults of one note apart, and those of two notes', async () => {
    const twice = 'Dawn met the SIO. Later she met the SIO.';
    const prints = await printsOf({ 'a.md': form({ text: 'TBC\n\nTBC\n\nTBC' }), 'b.md': form({ id: 'CN-2', text: `TBC\n\n${twice}` }) }, [
      'leftover-placeholder',
    ]);
    expect(prints.length).toBeGreaterThan(3);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('names a note with no id of its own by its file', async () => {
    const [a, again, b] = [
      await printsOf({ 'a.md': form({ id: '' }) }, WORDS),
      await printsOf({ './a.md': form({ id: '' }) }, WORDS),
      await printsOf({ 'b.md': form({ id: '' }) }, WORDS),
    ];
    expect(again).toEqual(a);
    expect(a.filter((fingerprint) => b.includes(fingerprint))).toEqual([]);
  });

  it('says by its head which note it is of', async () => {
    const { findings } = await lint({ 'a.md': form(), 'b.md': form({ id: 'CN-2' }) }, undefined);
    const heads = new Map(findings.map(({ on, fingerprint }) => [on.noteId, fingerprint?.slice(0, 16)]));
    for (const { on, fingerprint } of findings) expect(fingerprint?.slice(0, 16)).toBe(heads.get(on.noteId));
    expect(new Set(heads.values()).size).toBe(2);
  });

  it('names a copied passage by both notes', async () => {
    const told =
      'We walked down to the river, threw bread for the ducks, and talked about the new school, the long bus ride and the teacher who plays the drums.';
    const record = (id: string, child: string, day: number) =>
      form({ id, text: told }).replaceAll('C-1', child).replace('\neventAt', '\nfamily: F-1\neventAt').replace('2026-03-02', `2026-03-0${day}`);
    const only = ['copied-sibling-text'];
    const notes = (source: string) => ({ 'a.md': record(source, 'C-1', 2), 'b.md': record('CN-9', 'C-2', 4).replace('03-12', '03-14') });
    const one = await printsOf(notes('CN-1'), only);
    expect(one).toHaveLength(1);
    expect(await printsOf(notes('CN-1'), only)).toEqual(one);
    expect(await printsOf(notes('CN-2'), only)).not.toEqual(one);
  });
});
