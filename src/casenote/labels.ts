import { distance } from 'fastest-levenshtein';

/**
 * What the headings and labels of a case-note form mean, whatever their spelling.
 * The form's own words are the policy's (section 5b); the variants are those that workers and other councils' forms use.
 */
export const SECTION_KINDS = [
  'reason',
  'detailed',
  'analysis',
  'workingWell',
  'worries',
  'needsToHappen',
  'actions',
  /** A heading that the form does not know: neither a place for facts alone nor one for judgement. */
  'other',
] as const;

export type SectionKind = (typeof SECTION_KINDS)[number];

/** The three headings of clause 5a.6. */
export const THREE_HEADINGS = ['workingWell', 'worries', 'needsToHappen'] as const satisfies readonly SectionKind[];

/** How a section is called where a person reads it. */
export const SECTION_TITLES: Readonly<Record<Exclude<SectionKind, 'other'>, string>> = {
  reason: 'Reason for contact',
  detailed: 'Detailed Notes',
  analysis: 'Analysis of information',
  workingWell: 'What is working well',
  worries: 'What are we worried about',
  needsToHappen: 'What needs to happen',
  actions: 'Actions',
};

/**
 * Headings, in normal form (see `normaliseLabel`). A phrase also fits with a few words more after it
 * ("what is working well for Dawn", "analysis of visit").
 */
const SECTION_LABELS: Readonly<Record<Exclude<SectionKind, 'other'>, readonly string[]>> = {
  reason: [
    'reason for contact', 'reason for the contact', 'reason for visit', 'reason for the visit', 'reason for call', 'reason for meeting',
    'contact reason', 'purpose of contact', 'purpose of the contact', 'purpose of visit', 'purpose of the visit', 'purpose of meeting',
    'purpose of session', 'purpose of call', 'purpose',
  ],
  detailed: [
    'detailed notes', 'detailed note', 'detailed case note', 'detailed case notes', 'detail of contact', 'details of contact',
    'details of the contact', 'details of visit', 'details of the visit', 'detail of visit', 'details of call', 'details of meeting',
    'details', 'case note', 'case notes', 'visit notes', 'notes of visit', 'notes of meeting', 'notes of the meeting', 'meeting notes',
    'notes', 'narrative', 'record of visit', 'record of the visit', 'record of meeting', 'record of the meeting', 'record of contact',
    'record of call', 'record of discussion', 'what happened', 'what was seen', 'what i saw', 'what we saw', 'observation', 'observations',
    'observations of', 'discussion', 'discussions', 'summary of discussion', 'summary of the discussion', 'summary of visit',
    'summary of contact', 'summary of meeting', 'who was present', 'who was seen', 'who i saw', 'who was there', 'home conditions',
    'childs voice', 'voice of the child', 'the childs voice', 'child voice', 'childs views', 'childs wishes and feelings', 'wishes and feelings',
    'views wishes and feelings', 'direct work', 'log', 'daily log', 'running record', 'background', 'history', 'information shared',
    'information received', 'facts', 'what was said', 'what was discussed', 'issues discussed', 'update', 'updates', 'minutes',
  ],
  analysis: [
    'analysis of information', 'analysis of the information', 'analysis', 'analysis of visit', 'analysis of the visit', 'my analysis',
    'social workers analysis', 'social worker analysis', 'social work analysis', 'workers analysis', 'worker analysis', 'case worker analysis',
    'case workers analysis', 'professional judgement', 'professional judgment', 'my professional judgement', 'reflection', 'reflections',
    'analysis and reflection', 'evaluation', 'hypothesis', 'impact on the child', 'impact on child', 'what this means for', 'what does this mean for',
    'my view', 'my opinion', 'professional opinion', 'assessment of risk', 'risk analysis', 'social workers view', 'so what',
  ],
  workingWell: [
    'what is working well', 'what is going well', 'what has been working well', 'what is currently working well', 'what works well',
    'what went well', 'what was working well', 'whats working well', 'working well', 'things working well', 'things that are working well',
    'going well', 'things going well', 'what is good', 'strengths', 'strengths and safety', 'existing strengths', 'what we think is working well',
    'working well for', 'positives', 'www',
  ],
  worries: [
    'what are we worried about', 'what we are worried about', 'what am i worried about', 'what i am worried about', 'what is worrying us',
    'what are the worries', 'what is worrying', 'what is everyone worried about', 'what are you worried about', 'what is not working well',
    'what are we concerned about', 'what we are concerned about', 'what are our worries', 'what are the concerns', 'what is of concern',
    'what were we worried about', 'what worries us', 'worried about', 'our worries', 'my worries', 'the worries', 'worries', 'concerns',
    'worries and concerns', 'concerns and worries', 'current worries', 'worries and risks', 'what is not going well',
    'what we were worried about', 'what worries me', 'what do we worry about', 'wwa', 'wawwa',
  ],
  needsToHappen: [
    'what needs to happen', 'what now needs to happen', 'what needs to happen next', 'what needs to change', 'what has to happen',
    'what needs to happen now', 'what must happen', 'what should happen', 'what should happen next', 'what do we need to do',
    'what we need to do', 'what has to change', 'what must change', 'what will happen next', 'what happens next', 'what happens now',
    'what still needs to happen', 'what else needs to happen', 'needs to happen', 'what needs to be done', 'what needs doing', 'wnth', 'wnh',
  ],
  actions: [
    'actions', 'action', 'actions from visit', 'actions from the visit', 'actions agreed', 'agreed actions', 'action plan', 'actions to be taken',
    'actions and next steps', 'next steps', 'next step', 'agreed next steps', 'plan', 'plan of action', 'follow up', 'follow up actions',
    'follow on actions', 'outcome and actions', 'actions required', 'actions for', 'tasks', 'to do', 'decisions and actions', 'what i will do',
  ],
};

/** Phrases so plain that a sentence which begins with them opens that part of the note, colon or none. */
const OPENERS: readonly (readonly [string, SectionKind])[] = [
  ['what is working well', 'workingWell'],
  ['what has been working well', 'workingWell'],
  ['what is going well', 'workingWell'],
  ['what are we worried about', 'worries'],
  ['what we are worried about', 'worries'],
  ['what i am worried about', 'worries'],
  ['what am i worried about', 'worries'],
  ['what needs to happen', 'needsToHappen'],
  ['what now needs to happen', 'needsToHappen'],
];

/** Words that may follow a heading's phrase without changing what it means. */
const CONTINUATIONS = new Set([
  'for', 'of', 'from', 'in', 'at', 'about', 'and', 'with', 'on', 'to', 'next', 'now', 'today', 'by', 'since', 'regarding', 'right', 'within',
  'currently', 'so', 'as',
]);
const LONGEST_HEADING = 9;

/** Form labels and the key each stands for, in normal form. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  id: 'id', 'note id': 'id', 'case note id': 'id', 'note number': 'id', 'case note number': 'id', 'note reference': 'id',
  'from context of': 'context',
  'contact date': 'eventAt', 'date of contact': 'eventAt', 'date of event': 'eventAt', 'event date': 'eventAt', 'date of visit': 'eventAt',
  'visit date': 'eventAt', 'date of meeting': 'eventAt', 'date of call': 'eventAt', 'contact date and time': 'eventAt',
  'date and time of contact': 'eventAt', 'date and time of visit': 'eventAt', 'date time of contact': 'eventAt', date: 'eventAt', 'event at': 'eventAt', eventat: 'eventAt',
  time: 'eventTime', 'contact time': 'eventTime', 'time of contact': 'eventTime', 'time of visit': 'eventTime', 'start time': 'eventTime',
  'time of event': 'eventTime', 'event time': 'eventTime', 'visit time': 'eventTime', 'time of call': 'eventTime',
  'type of contact': 'contactType', 'contact type': 'contactType', 'type of visit': 'contactType', 'visit type': 'contactType',
  'note type': 'contactType', 'case note type': 'contactType', contacttype: 'contactType',
  'significant event': 'significantEvent', significantevent: 'significantEvent', 'is this a significant event': 'significantEvent',
  'add to chronology': 'addToChronology', chronology: 'addToChronology', addtochronology: 'addToChronology',
  safeguarding: 'safeguarding', 'safeguarding issue': 'safeguarding', 'safeguarding concern': 'safeguarding',
  planned: 'planned', 'planned visit': 'planned', 'planned contact': 'planned',
  'date recorded': 'recordedAt', recorded: 'recordedAt', 'recorded at': 'recordedAt', 'recorded on': 'recordedAt', 'date of recording': 'recordedAt',
  'date written': 'recordedAt', 'written up': 'recordedAt', 'written up on': 'recordedAt', 'date written up': 'recordedAt', recordedat: 'recordedAt',
  'date entered': 'recordedAt', 'entered on': 'recordedAt',
  finalised: 'finalisedAt', 'date finalised': 'finalisedAt', 'finalised at': 'finalisedAt', 'finalised on': 'finalisedAt', finalisedat: 'finalisedAt',
  child: 'child.name', 'child name': 'child.name', 'childs name': 'child.name', 'name of child': 'child.name', 'young person': 'child.name',
  'name of young person': 'child.name', 'child young person': 'child.name',
  'child id': 'child.id', 'person id': 'child.id', 'child number': 'child.id', 'lcs id': 'child.id',
  'date of birth': 'child.dateOfBirth', dob: 'child.dateOfBirth', status: 'child.status', 'child status': 'child.status', 'legal status': 'child.status',
  'case status': 'child.status', pronouns: 'child.pronouns', 'known as': 'child.knownAs', 'preferred name': 'child.knownAs',
  family: 'family', 'family id': 'family', 'family number': 'family', 'household id': 'family',
  author: 'author.name', worker: 'author.name', 'social worker': 'author.name', 'written by': 'author.name', 'recorded by': 'author.name',
  'completed by': 'author.name', 'case worker': 'author.name', 'name of social worker': 'author.name', 'name of worker': 'author.name', 'author role': 'author.role', role: 'author.role',
  'job title': 'author.role', team: 'author.team',
  'interpreter used': 'interpreter.used', interpreter: 'interpreter.used', 'interpreter name': 'interpreter.name', 'name of interpreter': 'interpreter.name',
  'interpreter provider': 'interpreter.provider', 'interpreter provided by': 'interpreter.provider',
};

/** Columns of the form's table of people. */
export const PEOPLE_COLUMNS: Readonly<Record<string, string>> = {
  'contact regarding': 'group', 'children young people': 'group', regarding: 'group',
  relation: 'relation', relationship: 'relation', 'relation to child': 'relation', 'relationship to child': 'relation',
  name: 'name', names: 'name', who: 'name', person: 'name', age: 'age',
  'at contact': 'atContact', present: 'atContact', 'at visit': 'atContact', interviewed: 'interviewed', 'spoken to': 'interviewed',
  seen: 'seen', 'child seen': 'seen', alone: 'alone', 'seen alone': 'alone', bedroom: 'bedroom', 'bedroom seen': 'bedroom',
  'child id': 'childId',
};

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwhats\b/g, 'what is'],
  [/\bwhat re\b/g, 'what are'],
  [/\bwere we\b/g, 'are we'],
  [/\bwhat were (?=worried|concerned)/g, 'what we are '],
  [/\bwhat im (?=worried|concerned)/g, 'what i am '],
];
/** How many letters of a three-heading phrase may be mistyped ("what is workng well", "what are we worried abuot"). */
const MISTYPED = 2;

/**
 * A heading or label in normal form: no markup, no punctuation, lower case, single spaces, "what's" as "what is".
 * Numbers and letters in front ("1.", "a)") go as well.
 */
export function normaliseLabel(raw: string): string {
  let label = raw
    .replace(/<[^>]*>/g, ' ')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:part )?(?:\d{1,2}|[a-h]) (?=\p{L}{2})/u, '');
  for (const [pattern, full] of CONTRACTIONS) label = label.replace(pattern, full);
  return label;
}

/** Knows section headings, the council's own among them. Build it once per settings. */
export class Labels {
  readonly #byPhrase = new Map<string, SectionKind>();
  readonly #fields = new Map(Object.entries(FIELD_LABELS));

  /** @param extra The council's own headings and field labels: `{ "Child's story": "detailed", "Visit on": "eventAt" }`. */
  constructor(extra: Readonly<Record<string, string>> = {}) {
    for (const [kind, phrases] of Object.entries(SECTION_LABELS) as [SectionKind, readonly string[]][]) {
      for (const phrase of phrases) this.#byPhrase.set(normaliseLabel(phrase), kind);
    }
    for (const [label, meaning] of Object.entries(extra)) {
      const phrase = normaliseLabel(label);
      if ((SECTION_KINDS as readonly string[]).includes(meaning)) this.#byPhrase.set(phrase, meaning as SectionKind);
      else this.#fields.set(phrase, meaning);
    }
  }

  /** The key that a form label stands for. */
  field(label: string): string | undefined {
    return this.#fields.get(normaliseLabel(label));
  }

  /** What a heading means; undefined where it is none that the form knows. */
  section(heading: string): SectionKind | undefined {
    const whole = this.#phrase(normaliseLabel(heading));
    if (whole) return whole;
    // "WWW – What's working well", "Analysis / what this means": one of its pieces may be known.
    const pieces = heading.length > 80 ? [] : heading.split(/\s[-–—/|:]\s|:\s/);
    if (pieces.length === 2) return pieces.map((piece) => this.#phrase(normaliseLabel(piece))).find((kind) => kind !== undefined && THREE_HEADINGS.includes(kind as never));
    return this.#mistyped(normaliseLabel(heading));
  }

  #phrase(label: string): SectionKind | undefined {
    const exact = this.#byPhrase.get(label);
    if (exact) return exact;
    const words = label.split(' ');
    if (words.length > LONGEST_HEADING) return undefined;
    for (let length = words.length - 1; length > 0; length--) {
      const kind = this.#byPhrase.get(words.slice(0, length).join(' '));
      if (kind && CONTINUATIONS.has(words[length] ?? '')) return kind;
    }
    return undefined;
  }

  #mistyped(label: string): SectionKind | undefined {
    if (!label.startsWith('wh') || label.length < 15 || label.length > 30) return undefined;
    return OPENERS.find(([phrase]) => Math.abs(phrase.length - label.length) <= MISTYPED && distance(phrase, label) <= MISTYPED)?.[1];
  }

  /** What a sentence opens whose first words are one of the three headings ("What is working well is that …"). */
  opener(sentenceStart: string): SectionKind | undefined {
    const label = normaliseLabel(sentenceStart);
    return OPENERS.find(([phrase]) => label.startsWith(phrase))?.[1];
  }
}
