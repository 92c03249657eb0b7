// Writes a made-up export to measure on, as NDJSON: seeded, so that every machine measures the same notes. Families are
// scattered through it, and in 2% of them a brother's or sister's note is copied with the names and pronouns changed.
//   node bench/export.mjs FILE [NOTES=20000] [WORDS=300]
// Beside it FILE.copies.json: which note holds a copy, and of how many words.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { sentences as allSentences, below, pick, random, SURNAMES } from './made-up.mjs';

const [file, notes = '20000', words = '300'] = process.argv.slice(2);
if (!file) throw new Error('node bench/export.mjs FILE [NOTES] [WORDS]');
const NOTES = Number(notes);
const WORDS = Number(words);
const NOTES_A_FAMILY = 8;
const COPYING_SHARE = 0.02;
const COPY_WORDS = [15, 80];

const sentences = allSentences.filter((sentence) => !/["“”‘?]/.test(sentence));
const GIRLS = ['Dawn', 'Amina', 'Freya', 'Leila', 'Zofia', 'Priya', 'Maisie', 'Nia'];
const BOYS = ['Kyle', 'Jonah', 'Tomos', 'Owen', 'Marlon', 'Callum', 'Idris', 'Bartek'];

/**
 * One sentence's beginning and another's end: of a few ten thousand sentences each would stand in many families' notes, and
 * what does is form text. No more than seven words of each.
 */
const mixed = (from) => {
  const [one, other] = [pick(from).split(/\s+/), pick(sentences).split(/\s+/)];
  return [...one.slice(0, Math.min(7, Math.ceil(one.length / 2))), ...other.slice(-Math.min(7, Math.ceil(other.length / 2)))].join(' ');
};
/** Sentences of so many words. */
const prose = (count) => {
  const found = [];
  for (let written = 0; written < count; ) {
    const sentence = mixed(sentences);
    found.push(sentence);
    written += sentence.split(/\s+/).length;
  }
  return found;
};
const spokenOf = sentences.filter((sentence) => /\b(?:he|she|his|him)\b/i.test(sentence) && sentence.length > 40);
const AS_GIRL = { he: 'she', his: 'her', him: 'her', himself: 'herself' };
const AS_BOY = { she: 'he', her: 'his', hers: 'his', herself: 'himself' };
/** Sentences about a child, made to fit a girl or a boy. */
const about = (child, told) =>
  told.map((sentence) =>
    sentence.replaceAll(/\b[A-Za-z]+\b/g, (word) => {
      const other = (child.isGirl ? AS_GIRL : AS_BOY)[word.toLowerCase()];
      return other === undefined ? word : /^[A-Z]/.test(word) ? other[0].toUpperCase() + other.slice(1) : other;
    }),
  );
/** So many words told of a child of the family; of this family alone, for what many families share is form text. */
const accountOf = (length) => {
  const told = [];
  for (let count = 0; count < length; ) {
    const words = pick(spokenOf)
      .split(/\s+/)
      .slice(0, length - count);
    count += words.length;
    told.push(`${words.join(' ').replace(/[.,;:]$/, '')}.`);
  }
  return told;
};

const families = Math.max(1, Math.round(NOTES / NOTES_A_FAMILY));
/** Each family's notes in an order of their own through the whole file. */
const order = Uint32Array.from({ length: NOTES }, (_, i) => i % families);
for (let i = NOTES - 1; i > 0; i--) {
  const j = below(i + 1);
  [order[i], order[j]] = [order[j], order[i]];
}
const isCopying = Uint8Array.from({ length: families }, () => (random() < COPYING_SHARE ? 1 : 0));
const written = new Uint16Array(families);
const copies = [];
const accounts = new Map();
const out = openSync(file, 'w');
let held = '';
for (let i = 0; i < NOTES; i++) {
  const family = order[i];
  const nth = written[family]++;
  const which = nth % 3;
  const last = SURNAMES[family % SURNAMES.length];
  const isGirl = (family + which) % 2 === 0;
  const child = { name: (isGirl ? GIRLS : BOYS)[(family + which) % 8], isGirl };
  const day = String(1 + (nth % 27)).padStart(2, '0');
  const month = String(1 + (family % 6)).padStart(2, '0');
  const detailed = prose(WORDS * 0.7);
  // The first note of a copying family has an account, the second, of another child, has it again.
  if (isCopying[family] && nth < 2) {
    const length = COPY_WORDS[0] + ((family * 13) % (COPY_WORDS[1] - COPY_WORDS[0]));
    if (nth === 0) accounts.set(family, accountOf(length));
    detailed.splice(1, 0, ...about(child, accounts.get(family)));
    if (nth === 1) copies.push({ note: `BN-${i}`, words: length });
  }
  const note = {
    id: `BN-${i}`,
    child: {
      id: `B-${family}-${which}`,
      name: `${child.name} ${last}`,
      dateOfBirth: `201${which}-03-${day}`,
      status: 'Child in Need',
      pronouns: isGirl ? 'she/her' : 'he/him',
    },
    family: `BF-${family}`,
    author: { id: `W-${family % 170}`, name: 'Kit Arden', role: 'Social worker' },
    eventAt: `2026-${month}-${day}T15:30`,
    recordedAt: `2026-${month}-${day}T1${6 + (nth % 3)}:10`,
    finalisedAt: `2026-${month}-28T10:00`,
    contactType: 'Home visit',
    planned: true,
    significantEvent: nth % 3 === 0,
    addToChronology: nth % 3 === 0,
    safeguarding: false,
    present: [{ name: `${child.name} ${last}`, kind: 'child', relation: 'Self', atContact: true, interviewed: true, seen: true, alone: true, bedroom: true }],
    reason: 'Home visit. Child seen.',
    sections: {
      'Detailed Notes': detailed.join(' '),
      'Analysis of information': prose(WORDS * 0.2).join(' '),
      Actions: prose(WORDS * 0.1).join(' '),
    },
  };
  held += `${JSON.stringify(note)}\n`;
  if (held.length > 1 << 20) {
    writeSync(out, held);
    held = '';
  }
}
writeSync(out, held);
closeSync(out);
writeFileSync(`${file}.copies.json`, JSON.stringify(copies));
