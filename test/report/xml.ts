/** An element of XML as a strict reader sees it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const MARKS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#9': '\t', '#10': '\n' };
/** The characters that XML 1.0 allows (its production 2). */
const DOCUMENT = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const TOKEN = /<(\/?)([a-z][\w-]*)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;

/** Reads a document and throws at the first thing that is not well-formed. No comments, CDATA or DTD: a report has none. */
export function readXml(document: string): Element {
  if (!DOCUMENT.test(document)) throw new Error('a character that XML does not allow');
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(declaration)) throw new Error('no declaration');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  TOKEN.lastIndex = declaration.length;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(document);
    const parent = open.at(-1);
    if (!token || !parent) throw new Error(`no XML at ${at}: ${document.slice(at, at + 40)}`);
    const [, closing, name = '', attributes = '', empty, text] = token;
    if (text !== undefined) parent.text += unescaped(text);
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const element: Element = { name, attributes: attributesIn(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [root, ...others] = top.children;
  if (!root || others.length > 0 || open.length > 1 || top.text.trim() !== '') throw new Error('not one whole element');
  return root;
}

function attributesIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => {
    if (/[\t\n]/.test(value)) throw new Error('a reader would take a line feed in an attribute for a space');
    return [key, unescaped(value)] as const;
  });
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error('an attribute twice');
  return Object.fromEntries(pairs);
}

function unescaped(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const mark = whole.endsWith(';') ? MARKS[name] : undefined;
    if (mark === undefined) throw new Error(`a bare ampersand: ${whole.slice(0, 20)}`);
    return mark;
  });
}
