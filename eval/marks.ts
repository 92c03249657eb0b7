import { load } from 'js-yaml';

/** A label that somebody set by hand: a fault, or a trap that must not be flagged. */
export interface Label {
  readonly rule: string;
  readonly isTrap: boolean;
  /** In the note without its marks; undefined: the note as a whole. */
  readonly span: { readonly start: number; readonly end: number } | undefined;
}

export interface LabelledNote {
  /** A name of its own for each note, by which errors are shown. */
  readonly name: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

export interface LabelledFile {
  readonly path: string;
  readonly voice: string;
  readonly labelled: readonly string[];
  readonly asOf: string | undefined;
  /** The notes are one export in one file, in their order; else each is a file of its own. */
  readonly oneFile: boolean;
  readonly config: unknown;
  readonly notes: readonly LabelledNote[];
}

/** Reads a file of labelled notes (see eval/README.md). @throws {Error} that names the place of a mark that does not fit. */
export function parseLabelled(path: string, source: string): LabelledFile {
  const header = /^%%\r?\n([\s\S]*?)^%%[ \t]*\r?\n/m.exec(source);
  if (!header) throw new Error(`${path}: no %% header`);
  const meta = load(header[1] ?? '') as { voice?: string; labelled?: string[]; asOf?: unknown; oneFile?: boolean; config?: unknown };
  const asOf = meta.asOf instanceof Date ? meta.asOf.toISOString().slice(0, 10) : meta.asOf;
  return {
    path,
    voice: meta.voice ?? '',
    labelled: meta.labelled ?? [],
    asOf: typeof asOf === 'string' ? asOf : undefined,
    oneFile: meta.oneFile === true,
    config: meta.config,
    notes: source
      .slice(header[0].length)
      .split(/^=====[ \t]*\r?\n/m)
      .map((note, i) => ({ name: `${path}#${i + 1}.md`, ...readMarks(note, `${path}, note ${i + 1}`) })),
  };
}

function readMarks(source: string, where: string): { text: string; labels: Label[] } {
  const labels: Label[] = [];
  // Marks about the whole note go with their line.
  const body = source.replace(/^[ \t]*⟦(!?)([a-z-]+)⟧[ \t]*\r?\n/gm, (_, trap: string, rule: string) => {
    labels.push({ rule, isTrap: trap === '!', span: undefined });
    return '';
  });
  let text = '';
  const open: { rule: string; isTrap: boolean; start: number }[] = [];
  const token = /⟦(!?)([a-z-]+):[ \t]?|⟧/g;
  let done = 0;
  for (let match = token.exec(body); match; match = token.exec(body)) {
    text += body.slice(done, match.index);
    done = match.index + match[0].length;
    if (match[0] === '⟧') {
      const mark = open.pop();
      if (!mark) throw new Error(`${where}: ⟧ without ⟦`);
      labels.push({ rule: mark.rule, isTrap: mark.isTrap, span: { start: mark.start, end: text.length } });
    } else open.push({ rule: match[2] ?? '', isTrap: match[1] === '!', start: text.length });
  }
  text += body.slice(done);
  if (open.length > 0) throw new Error(`${where}: ⟦${open[0]?.rule} is never closed`);
  return { text, labels };
}
