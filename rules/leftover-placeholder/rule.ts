import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { blanksIn, isOnDocument, mergeFieldsIn } from './blanks.ts';
import { emptyAnswer, isPrompt } from './empty-answer.ts';
import lists from './placeholders.yaml';

type Kind = 'prompt' | 'placeholder';
const { prompts, anywhere } = lists as Readonly<Record<'prompts' | 'anywhere', readonly string[]>>;

/** Clause 3.3: accurate and concise; nothing of the template. */
export const leftoverPlaceholder = noteRule({
  name: 'leftover-placeholder',
  summary: 'A placeholder, an empty answer or a prompt of the form that was left in the note.',
  clauses: ['3.3'],
  severity: 'error',
  group: 'contact',
  scope: 'note',
  needs: [],
  options: z.strictObject({}),
  messages: {
    placeholder: (_: Readonly<Record<string, never>>) =>
      'A placeholder was left in here. The policy asks for accurate records (3.3): write what belongs here or, if you do not know it yet, who will find out and by when.',
    empty: (_: Readonly<Record<string, never>>) =>
      'This fills the space without saying anything. The policy asks for accurate records (3.3): write what you know, or who was asked, why there is no answer and who will find out.',
    prompt: (_: Readonly<Record<string, never>>) =>
      'This is a prompt of the form, left in the note. The policy asks for accurate and concise records (3.3): take it out and keep your answer to it.',
  },
  *terms(): Generator<{ phrases: readonly string[]; entry: Kind }> {
    yield { phrases: prompts, entry: 'prompt' };
    yield { phrases: anywhere, entry: 'placeholder' };
  },
  check({ text, terms }, reporter) {
    for (const prose of text.sections) {
      const { section } = prose;
      const found: { start: number; end: number; message: 'placeholder' | 'empty' | 'prompt' }[] = [];
      const add = (message: 'placeholder' | 'empty' | 'prompt', start: number, end: number) => {
        if (!found.some((other) => other.start < end && start < other.end)) found.push({ start, end, message });
      };
      for (const { start, end } of blanksIn(prose)) add('placeholder', start, end);
      for (const hit of terms<Kind>(prose)) {
        const start = prose.words[hit.first]?.start ?? 0;
        const sentence = prose.sentenceAt(start);
        if (!sentence || sentence.block.kind === 'heading' || prose.quoteAt(start) || isOnDocument(prose, start)) continue;
        if (hit.entry === 'prompt') add('prompt', sentence.start, sentence.end);
        else add('placeholder', start, prose.words[hit.end - 1]?.end ?? start);
      }
      for (const sentence of prose.sentences) {
        const words = prose.wordsIn(sentence.start, sentence.end);
        // Under Actions "Record the …" is somebody's task.
        if (sentence.block.kind !== 'heading' && section.kind !== 'actions' && isPrompt(prose, sentence, words)) add('prompt', sentence.start, sentence.end);
        const empty = emptyAnswer(prose, sentence, words);
        if (empty) add('empty', empty.start, empty.end);
      }
      for (const { start, end, message } of found) reporter.report({ message, at: prose.span(start, end), section, data: {} });
      for (const { start, end } of mergeFieldsIn(prose)) {
        reporter.report({ message: 'placeholder', at: { start: section.map.toSource(start), end: section.map.toSource(end) }, section, data: {} });
      }
    }
  },
});
