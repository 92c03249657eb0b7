import type { Position } from '../casenote/source.ts';
import type { NoteRef } from '../engine/rule.ts';
import { STDIN } from '../input/read.ts';

interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId: string;
}

/** A place of SARIF: where in the file, and where in the records. */
export interface Location {
  readonly id?: number;
  readonly message?: { readonly text: string };
  readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region?: object };
  readonly logicalLocations?: readonly object[];
}

const WORKING_FOLDER = '%SRCROOT%';

/**
 * Names files and notes for one SARIF report. A file within the working folder goes by its path from there. The path of
 * any other file would tell whose computer this is: such a file goes by its name alone, and its folder by a number.
 */
export class Places {
  readonly #foldersElsewhere = new Map<string, string>();

  /** Makes a file known, so that `bases` has its folder. Folders are numbered in the order in which they come. */
  name(file: string): void {
    this.#file(file);
  }

  location(on: NoteRef, position: Position, section: string | undefined): Location {
    const { start, end } = position;
    const region = {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      charOffset: start.offset,
      charLength: end.offset - start.offset,
    };
    return { physicalLocation: { artifactLocation: this.#file(on.file), region }, logicalLocations: [this.#note(on, section)] };
  }

  /** Where a problem is; undefined where it is not about one file. */
  roughly(file: string, line: number | undefined, column: number | undefined, noteId: string | undefined): Location | undefined {
    if (file === '') return undefined;
    return {
      physicalLocation: {
        artifactLocation: this.#file(file),
        ...(line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
      },
      ...(noteId === undefined ? {} : { logicalLocations: [this.#note({ file, noteId, childId: undefined }, undefined)] }),
    };
  }

  /** What the base of each relative path is, without giving it away. Complete once every place has been named. */
  bases() {
    const folders = [...this.#foldersElsewhere.values()].map((id) => [
      id,
      { description: { text: 'A folder outside the working folder. Its path is left out.' } },
    ]);
    return { [WORKING_FOLDER]: { description: { text: 'The folder in which caselint was run. Its path is left out.' } }, ...Object.fromEntries(folders) };
  }

  #file(file: string): ArtifactLocation {
    if (file === STDIN) return { uri: 'stdin', uriBaseId: WORKING_FOLDER };
    const { segments, isElsewhere, folder } = resolved(file);
    if (!isElsewhere) return { uri: segments.map(encoded).join('/') || './', uriBaseId: WORKING_FOLDER };
    const base = this.#foldersElsewhere.get(folder) ?? `%FOLDER${this.#foldersElsewhere.size + 1}%`;
    this.#foldersElsewhere.set(folder, base);
    return { uri: encoded(segments.at(-1) ?? '') || './', uriBaseId: base };
  }

  /** `child/C-1/note/CN-1001#Analysis of information` */
  #note({ file, noteId, childId }: Omit<NoteRef, 'ordinal'>, section: string | undefined) {
    // A note without an id of its own goes by its file and number: the file must not come back in whole.
    const id = noteId.startsWith(`${file}#`) ? `${decodeURIComponent(this.#file(file).uri)}${noteId.slice(file.length)}` : noteId;
    const note = `${childId === undefined ? '' : `child/${encoded(childId)}/`}note/${encoded(id)}`;
    return { fullyQualifiedName: section === undefined ? note : `${note}#${section}`, kind: section === undefined ? 'note' : 'section' };
  }
}

/** A path's names, with `.` and `..` followed, and whether it leads out of the working folder. */
function resolved(path: string): { segments: string[]; isElsewhere: boolean; folder: string } {
  const isWindows = /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path);
  const parts = (isWindows ? path.replaceAll('\\', '/') : path).split('/');
  const segments: string[] = [];
  let above = 0;
  for (const part of parts) {
    if (part === '..') segments.pop() ?? above++;
    else if (part !== '.' && part !== '') segments.push(part);
  }
  const isElsewhere = isWindows || path.startsWith('/') || above > 0;
  return { segments, isElsewhere, folder: `${path.startsWith('/') ? '/' : ''}${'../'.repeat(above)}${segments.slice(0, -1).join('/')}` };
}

/** Percent-encoded. Half a surrogate pair, which some file systems allow in a name, has no encoding of its own. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
