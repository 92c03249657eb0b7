const SPACE = 0x20;

/**
 * The word forms of a term in the lists' notation: `engage/v with services`, `care plan/n`, `a|b` for either.
 * Hyphens part words, so that "de-escalation" also matches "de escalation".
 */
export function expandTerm(phrase: string): string[][] {
  let forms: string[][] = [[]];
  for (const part of partsOf(phrase)) {
    const choices = choicesOf(part);
    forms = forms.flatMap((form) => choices.map((choice) => [...form, ...choice]));
  }
  return forms;
}

/** The parts of a phrase, each in the notation. */
export function partsOf(phrase: string): string[] {
  return phrase.trim().toLowerCase().replaceAll('’', "'").split(/\s+/);
}

/** Whether a phrase has a form that begins with a word: a cheap look first. */
export function mayBeginWith(phrase: string, first: string): boolean {
  if (phrase.startsWith(first) && (phrase.length === first.length || phrase.charCodeAt(first.length) === SPACE)) return true;
  return hasForms(phrase) && choicesOf(partsOf(phrase)[0] ?? '').some(([word]) => word === first);
}

/** Whether a phrase's first word stands for others than itself, or is not in small letters. */
function hasForms(phrase: string): boolean {
  for (let i = 0; i < phrase.length; i++) {
    const code = phrase.charCodeAt(i);
    if (code === SPACE) return i === 0;
    // "a|b", "engage/v", "half-term", "ADHD", "o’clock".
    if (code === 0x7c || code === 0x2f || code === 0x2d || code < 0x27 || code > 0x7a || (code >= 0x41 && code <= 0x5a)) return true;
  }
  return false;
}

/** What parts of phrases stand for: the same few come back in thousands of phrases. */
const choicesHeld = new Map<string, readonly (readonly string[])[]>();

/** The forms of one part of a phrase, each as the words it consists of. */
export function choicesOf(part: string): readonly (readonly string[])[] {
  let choices = choicesHeld.get(part);
  if (!choices) {
    choices = (part.includes('|') ? part.split('|') : [part])
      .flatMap((choice) => wordForms(choice))
      .map((choice) => (/[-‐‑]/.test(choice) ? choice.split(/[-‐‑]/).filter(Boolean) : [choice]));
    choicesHeld.set(part, choices);
  }
  return choices;
}

function wordForms(notation: string): string[] {
  const kind = notation.at(-2) === '/' ? notation.at(-1) : undefined;
  if (kind !== 'n' && kind !== 'v') return [notation];
  const word = notation.slice(0, -2);
  return kind === 'n' ? [word, plural(word)] : verbForms(word);
}

/** The regular plural: case, cases; policy, policies; process, processes. */
export function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** The regular forms of a verb: engage, engages, engaged, engaging; step, stepped. Others stand in the list itself. */
export function verbForms(verb: string): string[] {
  if (/^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb)) {
    const doubled = verb + verb.slice(-1);
    return [verb, `${verb}s`, `${doubled}ed`, `${doubled}ing`];
  }
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (/[^aeo]e$|[^aeiou]ue$/.test(verb)) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/ee$|oe$/.test(verb)) return [verb, `${verb}s`, `${verb}d`, `${verb}ing`];
  const third = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${verb}ed`, `${verb}ing`];
}
