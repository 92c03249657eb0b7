import type { Section } from '../../src/casenote/nodes.ts';
import type { NoteSource } from '../../src/casenote/source.ts';
import type { Edit } from '../../src/engine/rule.ts';

const GREEN = '<span style="color: green">**Child seen**</span>';

/**
 * “Child seen” at the end of Reason for contact, in green where the note has colours. Undefined where the section is blank,
 * which is the author's to fill in, or does not stand in the source as it reads.
 */
export function markerToAdd(source: NoteSource, { text, map }: Section): Edit | undefined {
  const written = text.trimEnd();
  if (written.trim() === '' || /-->$/.test(written)) return undefined;
  const at = map.toSource(written.length - 1) + 1;
  if (source.text.slice(map.toSource(0), at) !== written) return undefined;
  const lastLine = written.slice(written.lastIndexOf('\n') + 1);
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  // A list, a table or a quotation would take the words in.
  const joint = /^\s*(?:[|>•]|[-*+] |\d+[.)] )/.test(lastLine) ? newline + newline : /[\p{L}\p{N})]$/u.test(written) ? '. ' : ' ';
  return { at: { start: at, end: at }, text: `${joint}${source.hasColours ? GREEN : 'Child seen.'}` };
}
