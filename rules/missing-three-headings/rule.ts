import * as z from 'zod';
import { normaliseLabel, SECTION_TITLES, THREE_HEADINGS } from '../../src/casenote/labels.ts';
import { headingFix } from '../../src/engine/heading-fix.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { isStub } from '../../src/language/index/stub.ts';

type Heading = (typeof THREE_HEADINGS)[number];

const ADVICE: Readonly<Record<Heading, string>> = {
  workingWell: 'what helps to keep the child safe and well',
  worries: 'what may harm the child, or why you have no worries',
  needsToHappen: 'what has to change, who does it and by when',
};

const listed = (titles: readonly string[]): string =>
  titles
    .map((title) => `“${title}”`)
    .join(' and ')
    .replace(/ and (?=.* and )/g, ', ');

/** Clause 5a.6: what is working well, what are we worried about, what needs to happen. */
export const missingThreeHeadings = noteRule({
  name: 'missing-three-headings',
  summary:
    'A significant event without “What is working well”, “What are we worried about” and “What needs to happen”, or with nothing of substance under one.',
  clauses: ['5a.6'],
  severity: 'error',
  group: 'structure',
  scope: 'note',
  needs: ['significantEvent', 'sections'],
  options: z.strictObject({}),
  messages: {
    missing: ({ missing }: { missing: readonly Heading[] }) =>
      `This is a significant event, and ${listed(missing.map((kind) => SECTION_TITLES[kind]))} ${missing.length === 1 ? 'is' : 'are'} not in the note. Add ${missing.length === 1 ? 'the heading' : 'each heading'} and, under it, write ${missing.map((kind) => ADVICE[kind]).join('; ')}.`,
    stub: ({ title, advice }: { title: string; advice: string }) => `There is nothing of substance under “${title}”. Write ${advice}.`,
  },
  check({ note, text }, reporter) {
    if (note.fields.significantEvent !== true) return;
    const missing: Heading[] = [];
    for (const kind of THREE_HEADINGS) {
      const sections = text.of(kind);
      const isOwnHeading = (words: string) => normaliseLabel(words) === normaliseLabel(SECTION_TITLES[kind]);
      if (sections.length === 0) missing.push(kind);
      else if (sections.every((prose) => isStub(prose, isOwnHeading))) {
        const section = sections[0]?.section;
        if (section) reporter.report({ message: 'stub', at: section.headingAt, section, data: { title: SECTION_TITLES[kind], advice: ADVICE[kind] } });
      }
    }
    if (missing.length === 0) return;
    const analysis = text.of('analysis')[0]?.section;
    reporter.report({
      message: 'missing',
      at: analysis?.headingAt ?? note.place(''),
      ...(analysis ? { section: analysis } : {}),
      data: { missing },
    });
  },
  fix(found, { note }) {
    return found.message === 'missing' ? headingFix(note, found.data.missing) : undefined;
  },
});
