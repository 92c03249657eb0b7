import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDefinitions } from '../src/language/abbreviations/definitions.ts';

function found(text: string): string[] {
  return findDefinitions(text).map(({ short, long }) => `${text.slice(short.start, short.end)} = ${text.slice(long.start, long.end)}`);
}

function kinds(text: string): string[] {
  return findDefinitions(text).map(({ kind }) => kind);
}

describe('the abbreviation in brackets behind its words', () => {
  it.each([
    ['Dawn has a Child in Need (CIN) plan.', 'CIN = Child in Need'],
    ['The Independent Reviewing Officers (IROs) met.', 'IROs = Independent Reviewing Officers'],
    ['An Independent Reviewing Officer (IROs) met.', 'IROs = Independent Reviewing Officer'],
    ['The health and wellbeing (H&WB) board', 'H&WB = health and wellbeing'],
    ['The Team around the Family (TAF) meets.', 'TAF = Team around the Family'],
    ['The Team around the Family (TATF) meets.', 'TATF = Team around the Family'],
    ['A section 47 (S47) enquiry', 'S47 = section 47'],
    ['A section 47 (s.47) enquiry', 's.47 = section 47'],
    ['The multi-agency safeguarding hub (MASH) rang.', 'MASH = multi-agency safeguarding hub'],
    ['The Multi-Agency Risk Assessment Conference (MARAC) sat.', 'MARAC = Multi-Agency Risk Assessment Conference'],
    ['The young person’s adviser (YPA) rang.', 'YPA = young person’s adviser'],
    ['a two-week wait (2WW) referral', '2WW = two-week wait'],
    ['children looked after (LAC) by Barnfield', 'LAC = children looked after'],
    ['not in education, employment or training (NEET)', 'NEET = not in education, employment or training'],
    ['the Independent\nReviewing Officer (IRO)', 'IRO = Independent\nReviewing Officer'],
    ['his maternal grandmother (mgm) called', 'mgm = maternal grandmother'],
    ['the health visitor (hv) called', 'hv = health visitor'],
    ['Accident and Emergency (A & E)', 'A & E = Accident and Emergency'],
    ['Child in Need (CIN, in short) plan', 'CIN = Child in Need'],
    ['Child in Need (CIN for short) plan', 'CIN = Child in Need'],
    ["Child in Need (hereafter 'CIN') plan", 'CIN = Child in Need'],
    ['Child in Need (hereafter "CIN") plan', 'CIN = Child in Need'],
    ['Child in Need (hereafter: CIN) plan', 'CIN = Child in Need'],
    ['Child in Need (known as CIN) plan', 'CIN = Child in Need'],
    ['Child in Need (or CIN) plan', 'CIN = Child in Need'],
    ['Child in Need (“CIN”) plan', 'CIN = Child in Need'],
    ["Child in Need ('CIN') plan", 'CIN = Child in Need'],
    ['Child in Need (CIN; see the plan)', 'CIN = Child in Need'],
    ['Child in Need [CIN] plan', 'CIN = Child in Need'],
    ['Her “Child in Need” (CIN) plan', 'CIN = Child in Need'],
    ['the Independent Reviewing Officer (Jo Birch, IRO)', 'IRO = Independent Reviewing Officer'],
    ['the Independent Reviewing Officer (IRO Jo Birch)', 'IRO = Independent Reviewing Officer'],
    ['a Child in Need (CIN plan)', 'CIN = Child in Need'],
    ['Independent Domestic Violence Advocate (I.D.V.A.)', 'I.D.V.A. = Independent Domestic Violence Advocate'],
    ['attention deficit hyperactivity disorder (AD/HD)', 'AD/HD = attention deficit hyperactivity disorder'],
    ['the community safety partnership board (CSP)', 'CSP = community safety partnership board'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
    expect(kinds(text)).toEqual(['long-short']);
  });

  it.each([
    ['Dawn is a Looked After Child (LAC/CLA).', ['LAC = Looked After Child', 'CLA = Looked After Child']],
    ['Dawn is a Looked After Child (LAC or CLA).', ['LAC = Looked After Child', 'CLA = Looked After Child']],
    ['a Child in Need plan (CIN plan)', ['CIN plan = Child in Need plan', 'CIN = Child in Need']],
    ['Child Protection (CP) and Child in Need (CIN)', ['CP = Child Protection', 'CIN = Child in Need']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('the words in brackets behind the abbreviation', () => {
  it.each([
    ['Her CIN (Child in Need) plan', 'CIN = Child in Need'],
    ['Her CIN (Child in Need plan) was read', 'CIN = Child in Need plan'],
    ['an SDQ (Strengths and Difficulties Questionnaire)', 'SDQ = Strengths and Difficulties Questionnaire'],
    ['the IROs (Independent Reviewing Officers)', 'IROs = Independent Reviewing Officers'],
    ['the IROs (Independent Reviewing Officer)', 'IROs = Independent Reviewing Officer'],
    ['hv (health visitor) rang', 'hv = health visitor'],
    ['A&E (Accident and Emergency)', 'A&E = Accident and Emergency'],
    ['"CIN" (Child in Need)', 'CIN = Child in Need'],
    ['CIN (i.e. Child in Need)', 'CIN = Child in Need'],
    ['CIN (which stands for Child in Need)', 'CIN = Child in Need'],
    ['HbA1c (a blood test that shows sugar over three months)', 'HbA1c = a blood test that shows sugar over three months'],
    ['MARAC (the meeting where police and others plan for victims)', 'MARAC = the meeting where police and others plan for victims'],
    ['PLO (which means the steps before court)', 'PLO = the steps before court'],
    ['IRO (our reviewing officer Jo)', 'IRO = our reviewing officer Jo'],
    ['PLO (that is, steps before court)', 'PLO = steps before court'],
    ['her CIN plan (Child in Need)', 'CIN = Child in Need'],
    ["MGM (mum's mother) rang", "MGM = mum's mother"],
    ['EHCP (meaning a plan for school)', 'EHCP = a plan for school'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
    expect(kinds(text)).toEqual(['short-long']);
  });
});

describe('running text', () => {
  it.each([
    ['I rang the Independent Reviewing Officer, or IRO, today.', 'IRO = Independent Reviewing Officer', 'long-short'],
    ['I rang the Independent Reviewing Officer, IRO, today.', 'IRO = Independent Reviewing Officer', 'long-short'],
    ['Child in Need, known as CIN, applies.', 'CIN = Child in Need', 'long-short'],
    ['Child in Need, also known as “CIN”.', 'CIN = Child in Need', 'long-short'],
    ['the multi-agency safeguarding hub, known as mash,', 'mash = multi-agency safeguarding hub', 'long-short'],
    ["Child in Need 'CIN' plan", 'CIN = Child in Need', 'long-short'],
    ['Strengths and Difficulties Questionnaire, which we call the SDQ, today', 'SDQ = Strengths and Difficulties Questionnaire', 'long-short'],
    ['MARAC is where agencies meet.', 'MARAC = where agencies meet', 'short-long'],
    ['Child in Need, which is known as CIN,', 'CIN = Child in Need', 'long-short'],
    ['Child in Need - CIN', 'CIN = Child in Need', 'long-short'],
    ['Child in Need – CIN', 'CIN = Child in Need', 'long-short'],
    ['Dawn is on CIN, or Child in Need, today.', 'CIN = Child in Need', 'short-long'],
    ['Dawn is on CIN, that is Child in Need.', 'CIN = Child in Need', 'short-long'],
    ['Dawn is on CIN, i.e. Child in Need.', 'CIN = Child in Need', 'short-long'],
    ['Dawn is on CIN, short for Child in Need.', 'CIN = Child in Need', 'short-long'],
    ['CIN is short for Child in Need.', 'CIN = Child in Need', 'short-long'],
    ['CIN stands for Child in Need.', 'CIN = Child in Need', 'short-long'],
    ['CIN means Child in Need.', 'CIN = Child in Need', 'short-long'],
    ['CIN means a plan to help the family. Mum agreed.', 'CIN = a plan to help the family', 'short-long'],
    ['PLO stands for steps we take before court. Mum agreed.', 'PLO = steps we take before court', 'short-long'],
    ['We agreed CIN - Child in Need - today.', 'CIN = Child in Need', 'short-long'],
    ['We agreed CIN – Child in Need – today.', 'CIN = Child in Need', 'short-long'],
    ['CIN is the plan that helps the family.', 'CIN = the plan that helps the family', 'short-long'],
    ['The IRO is the person who chairs the review.', 'IRO = the person who chairs the review', 'short-long'],
  ])('%s', (text, expected, kind) => {
    expect(found(text)).toEqual([expected]);
    expect(kinds(text)).toEqual([kind]);
  });
});

describe('keys and glossaries', () => {
  it.each([
    ['CIN = Child in Need; CP = Child Protection', ['CIN = Child in Need', 'CP = Child Protection']],
    ['Key: HV health visitor, MGM maternal grandmother', ['HV = health visitor', 'MGM = maternal grandmother']],
    ['Seen today.\n\nCIN: Child in Need\n\nAll well.', ['CIN = Child in Need']],
    ['- CIN: Child in Need\n- CP: Child Protection', ['CIN = Child in Need', 'CP = Child Protection']],
    ['• CIN - Child in Need\n• CP – Child Protection', ['CIN = Child in Need', 'CP = Child Protection']],
    ['Abbreviations: CIN Child in Need; CP Child Protection.', ['CIN = Child in Need', 'CP = Child Protection']],
    ['Abbreviations\n\nCIN Child in Need\n\nCP Child Protection\n\nDawn Ash was seen.', ['CIN = Child in Need', 'CP = Child Protection']],
    ['Glossary\n\nHbA1c: blood sugar over three months\n\nPLO: steps before court', ['HbA1c = blood sugar over three months', 'PLO = steps before court']],
    ['CIN | Child in Need', ['CIN = Child in Need']],
    ['Short\n\nLong\n\nCIN\n\nChild in Need\n\nCP\n\nChild Protection', ['CIN = Child in Need', 'CP = Child Protection']],
    ['hv = health visitor, sw = social worker', ['hv = health visitor', 'sw = social worker']],
    ['HV=health visitor', ['HV = health visitor']],
    ['mum (mgm = maternal grandmother) rang', ['mgm = maternal grandmother']],
    ['(HV = health visitor; SW = social worker)', ['HV = health visitor', 'SW = social worker']],
    ['HbA1c = sugar over three months.', ['HbA1c = sugar over three months']],
    ['SW = allocated social worker', ['SW = allocated social worker']],
    ['CP - the meeting where we make the plan', ['CP = the meeting where we make the plan']],
    ['CIN: Child in Need\nCP: Child Protection\nPLO: steps before court', ['CIN = Child in Need', 'CP = Child Protection', 'PLO = steps before court']],
    [
      'Dawn was seen. Key: HV health visitor, MGM maternal grandmother and SW social worker. All well.',
      ['HV = health visitor', 'MGM = maternal grandmother', 'SW = social worker'],
    ],
    ['Dawn was seen (key: HV health visitor, SW social worker).', ['HV = health visitor', 'SW = social worker']],
    ['Key: ACCT Assessment, Care in Custody and Teamwork; HV health visitor', ['ACCT = Assessment, Care in Custody and Teamwork', 'HV = health visitor']],
    ['Key: HbA1c sugar test, HV health visitor', ['HbA1c = sugar test', 'HV = health visitor']],
    ['PPN = police report to us (public notice); CP = Child Protection', ['PPN = police report to us (public notice)', 'CP = Child Protection']],
    ['Key: PPN report (by police, to us), CP Child Protection', ['PPN = report (by police, to us)', 'CP = Child Protection']],
    ['**Key** - HV: health visitor', ['HV = health visitor']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(new Set(kinds(text))).toEqual(new Set(['key']));
  });
});

describe('what explains nothing', () => {
  it.each([
    'Her CIN (reviewed in March) goes on.',
    'SW (Jo Birch) came.',
    'SW (Jo) came.',
    'CP (which was reviewed in March) goes on.',
    'CP (the same as last year) goes on.',
    'Dawn (7) and Sam (aged 9) were seen.',
    'Dawn (seen) and Sam (not seen).',
    'Mum (in bed) said no.',
    'He was at home (at last).',
    'MGM is a heavy drinker.',
    'DV is a worry for mum.',
    'DV means she cannot go home.',
    'SW: the house was cold. Mum: it was not.',
    'SW - the visit was late.',
    'SW: the meeting where police came was hard.',
    'DV means the children are scared.',
    'Her PEP is a poor document which nobody has read.',
    'CP was called, meaning the family was seen.',
    'LA (a rate of 46.2 per 10,000 children)',
    'The parent(s) and child(ren) came; the carer(s) did not.',
    'We agreed (a) the house and (b) the bedroom.',
    'The threshold guidance, known as the Continuum, applies.',
    'To protect children, called child protection, we act.',
    'Abbreviations\n\nDV incident was reported by police last night at home.',
    'Key: mum has it.',
    'Bournemouth, Christchurch, Poole',
    'SDQ = 17',
    'n = 5, P < 0.05',
    'Dawn, Sam, and Jo went out.',
    'I rang MGM or HV today.',
    'CIN/CP both apply.',
    'The key: Dawn has it, mum lost hers.',
    'TAF on Monday, CIN on Friday.',
    '',
    '(((',
    '()',
    '= : - ( ) [ ]',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

describe('the mechanism', () => {
  it('gives the stretches in order of position', () => {
    const text = 'Key: HV health visitor. The Child in Need (CIN) plan; CP = Child Protection.';
    const starts = findDefinitions(text).map(({ short, long }) => Math.min(short.start, long.start));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts).toHaveLength(3);
  });

  it('never reaches over a paragraph or a sentence for the words', () => {
    expect(found('Child in\n\nNeed (CIN)')).toEqual([]);
    expect(found('This concerns a Child. In Need (CIN)')).toEqual([]);
  });

  it('never throws, and its stretches lie in the text', () => {
    const piece = fc.constantFrom(
      'Child in Need',
      'CIN',
      '(',
      ')',
      '[',
      ' = ',
      ' - ',
      ', or ',
      ': ',
      '; ',
      '\n',
      '\n\n',
      '"',
      ' "CIN"',
      " 'CIN'",
      '’s',
      'Key: ',
      ' is the ',
      ' stands for ',
      'İ',
      '😀',
      'a',
      'S47',
      '/',
      '&',
      '.',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          for (const { short, long } of findDefinitions(text)) {
            expect(short.start).toBeGreaterThanOrEqual(0);
            expect(short.end).toBeGreaterThan(short.start);
            expect(short.end).toBeLessThanOrEqual(text.length);
            expect(long.start).toBeGreaterThanOrEqual(0);
            expect(long.end).toBeGreaterThan(long.start);
            expect(long.end).toBeLessThanOrEqual(text.length);
            expect(long.start >= short.end || short.start >= long.end).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
