// Writes a corpus of made-up case notes to measure on: seeded, so that every machine measures the same notes.
//   node bench/corpus.mjs FOLDER [NOTES=2000] [WORDS=350]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pick, random, SURNAMES, sentences } from './made-up.mjs';

const [folder, notes = '2000', words = '350'] = process.argv.slice(2);
if (!folder) throw new Error('node bench/corpus.mjs FOLDER [NOTES] [WORDS]');

const FIRST = ['Dawn', 'Kyle', 'Amina', 'Jonah', 'Freya', 'Tomos', 'Leila', 'Owen', 'Zofia', 'Marlon', 'Priya', 'Callum'];

const prose = (count) => {
  const paragraphs = [];
  let paragraph = [];
  for (let written = 0; written < count; ) {
    const sentence = pick(sentences);
    written += sentence.split(/\s+/).length;
    paragraph.push(sentence);
    if (random() < 0.18) {
      paragraphs.push(paragraph.join(' '));
      paragraph = [];
    }
  }
  if (paragraph.length > 0) paragraphs.push(paragraph.join(' '));
  return paragraphs.map((text) => (random() < 0.12 ? `- ${text}` : text)).join('\n\n');
};

mkdirSync(folder, { recursive: true });
for (let i = 0; i < Number(notes); i++) {
  const family = Math.floor(i / 6);
  const name = `${FIRST[i % FIRST.length]} ${SURNAMES[family % SURNAMES.length]}`;
  const day = String(1 + (i % 27)).padStart(2, '0');
  const total = Number(words);
  const significant = random() < 0.4;
  writeFileSync(
    join(folder, `note-${String(i).padStart(5, '0')}.md`),
    `---
id: BN-${i}
child: { id: B-${family}-${i % 3}, name: ${name}, dateOfBirth: 2014-03-${day}, status: Child in Need }
family: BF-${family}
author: { id: W-${i % 17}, name: Kit Arden, role: Social worker }
eventAt: 2026-03-${day}T15:30
recordedAt: 2026-03-${String(Math.min(31, Number(day) + (i % 5))).padStart(2, '0')}T09:10
finalisedAt: 2026-04-01T10:00
contactType: Home visit
significantEvent: ${significant}
safeguarding: false
---

# New Case Note for ${name}

## Part 1 - Contact

Contact Date: ${day}/03/2026
Time: 15:30
Type of Contact: Home visit
Significant Event: ${significant ? 'Yes' : 'No'}

| Contact Regarding | Relation | Name | Age | At Contact | Interviewed? | Seen? | Alone? | Bedroom? |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Children / Young People | Self | ${name} | 12 | [x] | [x] | [x] | [x] | [ ] |
| Adults | Mother | Kim ${name.split(' ')[1]} | | [x] | [ ] | [x] | | |

## Reason for contact

Home visit. **Child seen**

## Detailed Notes

${prose(total * 0.6)}

## Analysis of information

### What is working well

${prose(total * 0.12)}

### What are we worried about

${prose(total * 0.12)}

### What needs to happen

${prose(total * 0.08)}

## Actions

- ${prose(total * 0.08).replaceAll('\n\n', ' ')}
`,
  );
}
