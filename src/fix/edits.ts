import type { Edit } from '../engine/rule.ts';

/** The text with its edits made. They lie apart from each other. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.toSorted((a, b) => b.at.start - a.at.start).reduce((done, { at, text: own }) => done.slice(0, at.start) + own + done.slice(at.end), text);
}
