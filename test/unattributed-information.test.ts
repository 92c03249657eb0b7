import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';

async function found(text: string, only: string, options?: Record<string, unknown>): Promise<string[]> {
  const loaded = options ? [{ from: 'test', settings: checkSettings('test', { rules: { [only]: options } }, rules) }] : [];
  const settings = resolveSettings(rules, loaded, { only: [only] });
  const given = [{ name: 'note.md', bytes: new TextEncoder().encode(text) }];
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
  return findings.map(({ position }) => text.slice(position.start.offset, position.end.offset));
}

describe('unattributed-information', () => {
  const rule = 'unattributed-information';

  it.each([
    'T/C from Mrs Oduya, head of year. Rhys has been in a fight. His older cousin has been picking him up in a car.',
    "Rang Rhys's aunt Bea. He has been out until two most nights. A man was arrested at the flat on Friday.",
    'Rhys told me that he is at college. He has a friend called Ned. He has been drinking with some lads from the hostel.',
    'Mother say that the uncle was arrested on Friday.',
    'School said that Rhys has been drinking with two older men at the flats since Friday.',
    'Mr Fenn from school said that Rhys has been drinking with two older men at the flats since Friday.',
    'Police (Steph Vale). No calls to the address. He has been drinking with two older men at the flats since Friday.',
  ])('takes what goes on in a call, and in the present, for the account of whoever told: %s', async (text) => {
    expect(await found(text, rule)).toEqual([]);
  });

  it('does not take those whom the author let know for the source', async () => {
    const claim = 'Skye has been drinking with two older men at the flats since Friday.';
    expect(await found(`Police informed 08.30, log 220. ${claim}`, rule)).toEqual([claim]);
  });

  const form =
    '---\nid: U-1\nchild: { id: C-1, name: Rhys Vale }\npresent:\n  - { name: Jo Vale, relation: Mother, kind: adult, seen: true }\n---\n# New Case Note for Rhys Vale\n\n## Detailed Notes\n\n';

  it.each([
    'His uncle has been ringing the house at all hours.',
    'Kev takes her bank card on pay day.',
    'The birth father is stopping with a woman in Leeds.',
    'His brother has been messaging him again asking for money.',
  ])('marks what somebody who is not on the form does from day to day: %s', async (sentence) => {
    expect(await found(`${form}Jo made tea and I saw the bedroom. ${sentence}`, rule)).toEqual([sentence]);
  });

  it.each([
    'Her sister comes on Tuesdays to help.',
    'Carer has driven round to look for him.',
    'Jo has had the back door mended.',
    'The caller has lived there since March. She hears shouting through the wall most nights.',
    'Jo said that she is done. His uncle has been ringing the house at all hours.',
  ])('and not what is plain, or told by those who stand for it: %s', async (text) => {
    expect(await found(`${form}Jo made tea and I saw the bedroom. ${text}`, rule)).toEqual([]);
  });

  it('takes a source behind a sentence, and a bidding, for that sentence alone', async () => {
    const claim = 'She has been leaving the boys alone at night.';
    expect(await found(`Checks on his aunt are clear, per PC Holt 23:10. ${claim}`, rule)).toEqual([claim]);
    expect(await found(`Ms Vale told me to put it in writing. ${claim}`, rule)).toEqual([claim]);
  });

  it.each([
    'It has been alleged that Dad sold the pram.',
    'He is thought to have gone to Leeds.',
    'Thought to have been messaging an adult.',
    'Concerns have been raised about the lodger.',
    'There are rumours about the flat.',
    'People say that she is left with anyone.',
    'He has a history of breaking orders.',
    'It was shared that Dad has sold the pram.',
    'There is talk of a second phone.',
  ])('marks hearsay, at the whole sentence: %s', async (sentence) => {
    expect(await found(`I sat in the kitchen. ${sentence} I left at four.`, rule)).toEqual([sentence]);
  });

  it.each([
    'It was reported by the school that Dad sold the pram.',
    'Mr Dass said that he is thought to have gone to Leeds.',
    'No concerns were raised about the lodger.',
    'Concerns were raised with Mum about the lodger.',
    'I explained what we do when concerns are raised.',
    'It was agreed that the gate is to be mended.',
    'According to the police log, he has a history of breaking orders.',
    'Information was received from the nursery about the pram.',
    'There was a good deal of talk through the wall.',
    'It was said with a smile.',
    'Everyone who was invited came, and every adult in it is known.',
    'She would like it to be known that she came.',
    'I had understood to be alone with her for an hour.',
    'You do not like it when people say "placement".',
  ])('leaves what has a source, a condition or a doer: %s', async (sentence) => {
    expect(await found(`I sat in the kitchen. ${sentence} I left at four.`, rule)).toEqual([]);
  });

  it('takes hearsay inside quotation marks for the words of whoever is quoted', async () => {
    expect(await found('Kian said "apparently he is known to drink".', rule)).toEqual([]);
  });

  it('marks only plain hearsay in Analysis', async () => {
    const note = (text: string) => `# New Case Note for Dawn Ash\n\n## Detailed Notes\n\nI saw Dawn.\n\n## Analysis of information\n\n${text}\n`;
    expect(await found(note('Her boyfriend has been staying over most weekends.'), rule)).toEqual([]);
    expect(await found(note('There is a history of domestic abuse.'), rule)).toEqual([]);
    expect(await found(note('It is alleged that he hit her.'), rule)).toEqual(['It is alleged that he hit her.']);
  });

  it.each([
    ['after a call that nobody answered', 'I rang Ms Dale twice, no answer.', 'She has been leaving Tom with a girl of fifteen most weekends.'],
    ['after somebody else was called', 'The gate was mended after the police were called.', 'Her ex has been hitting her since Easter.'],
    ['after the author judges', 'Ms Dale said that she was well. She was obviously lying and she knows it.', 'Her ex has been hitting her since Easter.'],
    ['where the one who told is named anew', 'Craig said the bins were full.', 'Craig has been drinking in the pub with the baby most nights.'],
    ['where the author comes second', 'I sat in the kitchen.', 'Her ex has been hitting her since Easter and I asked who mended the door.'],
  ])('marks a claim %s', async (_, before, claim) => {
    expect(await found(`${before} ${claim}`, rule)).toEqual([claim]);
  });

  it.each([
    'Mum told me that she is well. Her ex has been hitting her since Easter.',
    'Told me he is at home all day. His dad has been drinking since Easter.',
    'Mr Dale accepted that four men had been drinking in the flat most nights.',
    'In the house of worries he drew his dad drinking in the pub most nights.',
    'A mother who has been hit every weekend since Easter learns to be quiet.',
    'She works nights at the bakery and her sister has the baby on Fridays.',
  ])('leaves what somebody told, what a child drew and what is nothing to anybody: %s', async (text) => {
    expect(await found(text, rule)).toEqual([]);
  });

  it('takes the writer of a pasted e-mail for the source of what stands in it', async () => {
    const email =
      'From: Jo Lee <jo@nursery.example>\nSent: 9 March 2026 11:52\nTo: Sam Fox\nSubject: Tom\n\nHi Sam\n\nHer ex has been hitting her since Easter.\n\nJo';
    expect(await found(`# New Case Note for Tom Dale\n\n## Detailed Notes\n\nNursery wrote.\n\n${email}\n`, rule)).toEqual([]);
  });

  it('finds less where it must be surer', async () => {
    const text = 'I looked round the flat.\n\nHer boyfriend has been staying over most weekends.';
    expect(await found(text, rule)).toHaveLength(1);
    expect(await found(text, rule, { confidence: 50 })).toEqual([]);
  });
});

describe('unreasoned-judgement', () => {
  const rule = 'unreasoned-judgement';
  const note = (text: string, heading = 'Analysis of information') => `# New Case Note for Dawn Ash\n\n## ${heading}\n\n${text}\n`;

  it('points at the conclusion', async () => {
    expect(await found(note('The conference is on the 14th. Dad is controlling. I will ring him.'), rule)).toEqual(['Dad is controlling.']);
  });

  it('takes the bullet beside a bullet for its reason', async () => {
    expect(await found(note('- Mum is a protective parent.\n- She rang the police within minutes and changed the locks on the same day.'), rule)).toEqual([]);
  });

  it('leaves what needs to happen, and drafts', async () => {
    expect(await found(note('Dad is controlling.', 'What needs to happen'), rule)).toEqual([]);
    expect(await found('Dad is controlling.', rule)).toEqual([]);
  });
});
