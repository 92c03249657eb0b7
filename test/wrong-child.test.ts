import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/batch/run.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import { isNearName, isNearSpelling } from '../src/language/people/near-spelling.ts';

async function found(note: Record<string, unknown>): Promise<string[]> {
  const result = await runLint({
    settings: resolveSettings(rules, [], { only: ['wrong-child'] }),
    today: '2026-06-30',
    inlineSuppressions: true,
    paths: [],
    cwd: '.',
    given: [{ name: 'note.json', bytes: new TextEncoder().encode(JSON.stringify({ id: 'N', ...note })) }],
  });
  expect(result.problems).toEqual([]);
  return result.findings.map(({ messageId }) => messageId);
}

const oscar = { id: 'C-1', name: 'Oscar Till', pronouns: 'he/him' };
const self = { name: 'Oscar Till', relation: 'Self', kind: 'child', seen: true, alone: true };
const visit = (text: string, more: Record<string, unknown> = {}) => ({
  child: oscar,
  siblings: [{ name: 'Emre Till' }],
  contactType: 'Home visit',
  present: [self],
  sections: { 'Detailed Notes': text },
  ...more,
});

describe('wrong-child', () => {
  it('hears of somebody else in the child’s own words, marked or not', async () => {
    const words = 'I’m not going back to that centre, she’s on her phone the whole time I’m there and she never looks up.';
    expect(await found(visit(`Oscar said ${words}`))).toEqual([]);
    expect(await found(visit(`Oscar said “${words}”`))).toEqual([]);
  });

  it('knows a brother seen alone whom the form does not have alone', async () => {
    const emre = { name: 'Emre Till', relation: 'Brother', kind: 'child', seen: true, alone: false };
    expect(await found(visit('I saw Emre alone in the yard.', { present: [self, emre] }))).toEqual(['sibling']);
    expect(await found(visit('I saw Emre alone in the yard.', { present: [self, { ...emre, alone: true }] }))).toEqual([]);
  });

  it('knows time with the child alone, and when it ends', async () => {
    const emre = { name: 'Emre Till', relation: 'Brother', kind: 'child', seen: true, alone: false };
    const rows = { present: [self, emre] };
    expect(await found(visit('Oscar and I had the booth to ourselves. Emre told me he wants to stay at Nan’s.', rows))).toEqual(['sibling']);
    expect(await found(visit('Oscar and I walked round the field, just the two of us. When we got back Emre told me he had made a cake.', rows))).toEqual([]);
    expect(await found(visit('I spoke to Oscar alone in his room. He told me about maths. Emre told me he has a new bed.', rows))).toEqual([]);
    expect(await found(visit('Both boys were seen alone. Oscar told me about maths. Emre told me he hates the dark.', rows))).toEqual([]);
  });

  it('knows the other pronoun of one who was seen alone', async () => {
    const sister = { name: 'Ruby Till', relation: 'Sister', kind: 'child', seen: true, alone: false };
    const text = 'I spoke to Oscar alone in his bedroom. She told me that she sleeps badly. She showed me the lamp.';
    expect(await found(visit(text, { present: [self, sister] }))).toEqual(['pronoun']);
    expect(await found(visit(text.replace('She told', 'Then Ruby came in. She told'), { present: [self, sister] }))).toEqual([]);
  });

  it('does not take a worker for the child', async () => {
    const actions = (line: string) =>
      visit('Oscar told me about maths.', { sections: { 'Detailed Notes': 'Oscar told me about maths.', Actions: `- ${line}` } });
    expect(await found(actions('Mum to see Tariq at the alcohol service on 12 June.'))).toEqual([]);
    expect(await found(actions('Hester to talk over the session with Nadine, practice educator, on 14 May.'))).toEqual([]);
  });

  it('lets a brother come in', async () => {
    expect(await found(visit('Emre came in at five and told me about his day at school. Emre told me he had lost his key.'))).toEqual([]);
  });

  it('does not take a surname nearly the same for another child', async () => {
    expect(await found(visit('Oscar Tile was in the yard.'))).toEqual(['spelling']);
    expect(await found(visit('Oscar Bennett, his friend, was in the yard.'))).toEqual([]);
  });

  it('asks for more where somebody of that gender was there', async () => {
    const mother = { name: 'Kerry Till', relation: 'Mother', kind: 'adult', seen: true };
    const text = 'Oscar showed me his room. She has her own bed, Kerry said, but sleeps on the sofa. She is tired.';
    expect(await found(visit(text, { present: [self, mother] }))).toEqual([]);
  });

  it('is not checked without a child', async () => {
    expect(await found({ child: { id: 'C-1' }, sections: { 'Detailed Notes': 'He was well.' } })).toEqual([]);
  });
});

describe('isNearName', () => {
  it.each([
    [['chloe', 'may'], ['chloe', 'mae', 'ash'], true],
    [['dawn', 'ashe'], ['dawn', 'ash'], true],
    [['dorn'], ['dawn', 'ash'], false],
    [['marlin'], ['marlon', 'ash'], true],
    [['chloe', 'ash'], ['chloe', 'mae', 'ash'], false],
    [['chloe', 'brook'], ['chloe', 'mae', 'ash'], false],
    [['dawn'], ['dawn', 'ash'], false],
  ])('%j against %j is %s', (written, names, isNear) => expect(isNearName(written, names)).toBe(isNear));
});

describe('isNearSpelling', () => {
  it.each([
    ['katelyn', 'kaitlyn'],
    ['niahm', 'niamh'],
    ['sofie', 'sophie'],
    ['zac', 'zak'],
    ['nathanial', 'nathaniel'],
    ['tobiasz', 'tobias'],
  ])('%s is %s', (written, name) => expect(isNearSpelling(written, name)).toBe(true));

  it.each([
    ['nat', 'nathaniel'],
    ['zoë', 'zoe'],
    ['ruby', 'poppy'],
    ['sam', 'pam'],
    ['mason', 'jason'],
  ])('%s is not %s', (written, name) => expect(isNearSpelling(written, name)).toBe(false));

  it('finds no name another spelling of itself', () => {
    fc.assert(fc.property(fc.string(), (name) => !isNearSpelling(name, name)));
  });
});
