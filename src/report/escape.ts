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

/** What XML 1.0 has no way to write, even as a reference: most control characters, half surrogate pairs, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const XML_MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text of characters that XML can hold, its marks as they are: for what writes XML by itself. */
export function asXmlCharacters(text: string): string {
  return forTerminal(text).replace(NOT_XML, '\u{fffd}');
}

/** Text between the tags of XML: every reader gives it back as it was, save what XML cannot hold and no reader should see. */
export function forXml(text: string): string {
  return asXmlCharacters(text).replace(/[&<>"']/g, (mark) => XML_MARKS[mark] ?? mark);
}

/** Text between the tags of HTML, or the value of an attribute in quotation marks. Not for scripts, styles, comments or addresses. */
export function forHtml(text: string): string {
  return forXml(text);
}

/** The value of an attribute of XML, where a reader would take tab and line feed for spaces. */
export function forXmlAttribute(text: string): string {
  return forXml(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

/**
 * What a spreadsheet takes for a formula at the start of a cell (OWASP, "CSV Injection"), also in its full-width forms and
 * behind spaces that some programs cut off.
 */
const FORMULA = /^[\s\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** One cell of a CSV: quoted, quotes doubled, and a formula made text by an apostrophe before it. */
export function forCell(text: string): string {
  const safe = forTerminal(text);
  return `"${(FORMULA.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
}

/** The message of a GitHub workflow command. A carriage return, which would end it too, is an unsafe character already. */
export function forCommand(text: string): string {
  return forTerminal(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** A property of a GitHub workflow command: there colon and comma part one from the next. */
export function forCommandProperty(text: string): string {
  return forCommand(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** One plain line of GitHub's log. The runner obeys `::` where a line starts, and the older `##[` wherever it stands. */
export function forLog(text: string): string {
  return forTerminal(text).replace(/\s+/g, ' ').trim().replace(/^::/, ': :').replaceAll('##[', '## [');
}

/** Text within a line of Markdown: nothing in it is markup, HTML, a link or a new line. */
export function forMarkdown(text: string): string {
  return forTerminal(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&|~#$@]|!(?=\[)|:(?=\/\/)|\.(?<=www\.)|^(?:[-+=]|\d+[.)])/gi, (mark) =>
      /^\d/.test(mark) ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`,
    );
}
