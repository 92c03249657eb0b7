import type { Code, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { runLint } from '../src/batch/run.ts';
import { checkSettings } from '../src/config/load.ts';
import { resolveSettings } from '../src/config/resolve.ts';
import type { Rule } from '../src/engine/rule.ts';

/**
 * The examples of a rule's README are its tests. Under "## Flagged" each fence holds a note (or several, parted by
 * lines of =====) in which the rule finds something, under "## Not flagged" one in which it finds nothing. A fence's
 * language is that of the note's file; what stands after it is the rule's settings as JSON.
 */
export interface Example {
  readonly flagged: boolean;
  readonly format: string;
  readonly settings: unknown;
  readonly notes: readonly string[];
}

export function examplesOf(readme: string): Example[] {
  const root = unified().use(remarkParse).parse(readme) as Root;
  const examples: Example[] = [];
  let flagged: boolean | undefined;
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth <= 2) {
      const title = readme.slice(node.position?.start.offset, node.position?.end.offset).replace(/^#+\s*/, '');
      flagged = title === 'Flagged' ? true : title === 'Not flagged' ? false : undefined;
    } else if (node.type === 'code' && flagged !== undefined) {
      const { lang, meta, value } = node as Code;
      examples.push({
        flagged,
        format: lang ?? 'markdown',
        settings: meta ? JSON.parse(meta) : undefined,
        notes: value.split(/^=====$/m).map((note) => note.replace(/^\n/, '')),
      });
    }
  }
  return examples;
}

/** Runs one rule of a catalogue over an example. */
export function runExample(rule: Rule, rules: readonly Rule[], example: Example): ReturnType<typeof runLint> {
  const loaded = example.settings ? [{ from: 'example', settings: checkSettings('example', { rules: { [rule.name]: example.settings } }, rules) }] : [];
  const settings = resolveSettings(rules, loaded, { only: [rule.name] });
  const extension = example.format === 'markdown' ? 'md' : example.format;
  const given = example.notes.map((note, n) => ({ name: `example-${n + 1}.${extension}`, bytes: new TextEncoder().encode(note) }));
  return runLint({ settings, today: '2026-06-30', inlineSuppressions: true, paths: [], cwd: '.', given });
}
