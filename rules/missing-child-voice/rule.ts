import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { isInfant } from '../../src/language/speech/child-age.ts';
import { tellsChildVoice } from '../../src/language/speech/child-voice.ts';
import { toldSeen, wasChildSeen } from '../../src/language/visit/child-seen.ts';

/** Clauses 5b.9 and A2: what the child said, felt and wished; how a baby behaved. */
export const missingChildVoice = noteRule({
  name: 'missing-child-voice',
  summary: 'The child was seen, and the note tells nothing of what they said, felt or wished, or how a baby or a child without words behaved.',
  clauses: ['5b.9', 'A2', '4'],
  severity: 'warning',
  group: 'structure',
  scope: 'note',
  needs: [],
  options: z.strictObject({}),
  messages: {
    missing: () =>
      'The child was seen, and the note tells nothing of what they said, felt or wished. The policy asks for the child’s story as they told it (5b.9): write what they said, in their own words where you can, or what their face and body showed you.',
    infant: () =>
      'The child was seen, and the note tells nothing of how they were. A baby or toddler speaks by what they do, and the policy asks for it (A2): write how they behaved with you and with those who care for them.',
  },
  check({ note, text }, reporter) {
    if (text.sections.length === 0) {
      if (note.fields.sections === undefined) reporter.notChecked('sections');
      return;
    }
    // Ticked as seen, and told not to have been: that is another rule's matter.
    if (wasChildSeen(text) !== true || toldSeen(text) === false || tellsChildVoice(text)) return;
    const section = text.of('detailed')[0]?.section;
    const message = isInfant(text) === true ? 'infant' : 'missing';
    reporter.report({ message, at: section?.headingAt ?? note.place(''), ...(section ? { section } : {}) });
  },
});
