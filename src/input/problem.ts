/** Something that could not be read, or not read whole. Never holds a word of the record. */
export interface Problem {
  readonly file: string;
  /** From 1; absent where the problem is with the file as a whole. */
  readonly line?: number;
  readonly column?: number;
  readonly noteId?: string;
  readonly message: string;
}
