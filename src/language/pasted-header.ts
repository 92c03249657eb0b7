/** A line of an e-mail's head, pasted with the message: not the author's prose. */
const HEADER = /^[ \t>*_]*(?:from|to|cc|bcc|sent|subject|date|attachments?|importance|reply-to)[*_]*[ \t]*:/i;

/** Whether an offset stands in a line of a pasted e-mail's head. */
export function isInHeader(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return HEADER.test(text.slice(start, end === -1 ? undefined : end));
}
