import data from './foreign-files.yaml';

interface ForeignFile {
  readonly is: string;
  readonly endings?: readonly string[];
  /** In hexadecimal. */
  readonly begins?: string;
  readonly next: string;
}

const KINDS = data as readonly ForeignFile[];
const READ = 'caselint reads plain text: .md, .markdown, .txt, .json, .ndjson, .jsonl, .csv and .tsv';

/** What to say of a file whose name has no ending that caselint reads. */
export function unreadKind(file: string): string {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
  const kind = KINDS.find(({ endings }) => ending !== undefined && endings?.includes(ending));
  return kind ? `is ${kind.is}, which caselint does not read: ${kind.next}` : `is of a kind that caselint does not read. ${READ}`;
}

/** What to say of bytes that are no text, whatever the file's name says; undefined where they may be. */
export function foreignContent(bytes: Uint8Array): string | undefined {
  const beginning = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const kind = KINDS.find(({ begins }) => begins !== undefined && beginning.startsWith(begins));
  return kind && `is ${kind.is}, which caselint does not read: ${kind.next}`;
}
