/**
 * C0 and C1 controls, and the characters that turn the direction of text or cannot be seen: none of them may reach a
 * terminal from a record. Tab and line feed are dealt with by whoever lays out the line.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text that a terminal shows and does not obey. Each unsafe character becomes a visible mark. */
export function forTerminal(text: string): string {
  return text.replace(UNSAFE, '\u{fffd}');
}
