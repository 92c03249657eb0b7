import { type Labels, type SectionKind, THREE_HEADINGS } from './labels.ts';

/** A stretch of a note's text under one heading or lead-in; offsets are those of the text that was split. */
export interface Part {
  readonly kind: SectionKind;
  readonly heading: string | null;
  readonly headingStart: number;
  readonly headingEnd: number;
  readonly start: number;
  readonly end: number;
  readonly within: SectionKind | null;
}

export interface SplitOptions {
  readonly labels: Labels;
  /** What the text is before its first heading. */
  readonly opening: { readonly kind: SectionKind; readonly heading: string | null };
  /** Whether a heading that the form does not know ends the section above it (a form does; pasted prose does not). */
  readonly unknownHeadings: boolean;
}

interface Opening {
  readonly kind: SectionKind;
  readonly heading: string | null;
  readonly headingStart: number;
  readonly headingEnd: number;
  readonly bodyStart: number;
  /** Heading depth; lead-ins and plain lines count as deep, so that they never end a section by rank. */
  readonly depth: number;
}

const LEAD_IN_DEPTH = 7;
/** A heading, with its markup, is no longer than this. */
const LONGEST_HEADING_LINE = 140;
/** Where a lead-in's label ends: a colon, a question mark or a spaced dash. */
const LEAD_IN = /^([^:?\n|]{3,70}?)(?:[:?]|\s[-–—](?=\s)|[–—](?=\s))+\**:?/;
const BOLD_LEAD_IN = /^(\*\*|__)([^*_\n]{3,70}?)[:?.\s-]*\1[:?\s–—-]*/;
const SPAN_LEAD_IN = /^<(?:b|strong|u|span)\b[^>]*>\s*([^<\n]{3,70}?)[:?.\s]*<\/(?:b|strong|u|span)>[:?\s–—-]*/i;
const HEADING = /^[ \t]*(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$/;
/** One of the three headings' own words inside a sentence, with a colon after them: "… what needs to happen: …". */
const INNER_LEAD_IN = /\bwhat(?:['’]s|['’]re|\s+(?:is|are|has|am|i|we|now|needs|still|must|has|went|works))\b[^.:;?!\n]{2,45}:/gi;
/** The same words carried on without a colon: "In terms of what is working well, her mother …", "We are worried about pressure …". */
const CARRIED_ON =
  /\b(?:what(?:['’]s| is| has been) (?:working|going) well|what (?:we are|we['’]re|i am|i['’]m|are we) worried about|what (?:now )?needs to happen(?: next| now)?)(?=,|;|\s[-–—]|\s(?:is|are|was|now is)\b)|(?<=[.!?]\s+|^)(?:we are|we['’]re|i am|i['’]m) worried (?:about|that)(?=\s+\w+\s+\w+)/gi;
const BULLET = /^[ \t]*(?:[-*+•●▪◦o–]|\d{1,2}[.)])[ \t]+/;
/** Where a sentence may begin inside a line. */
const SENTENCE_START = /(?:[.!?;:)"”*]\s+|\*\*|__)(?=["“'(*_]*\p{Lu})/gu;

const isThree = (kind: SectionKind): boolean => (THREE_HEADINGS as readonly SectionKind[]).includes(kind);
const isJudgement = (kind: SectionKind): boolean => kind === 'analysis' || kind === 'actions' || isThree(kind);

/**
 * Splits a note's text into its sections by headings of every kind that notes have: `## Analysis`, `**Analysis**`,
 * ANALYSIS on a line of its own, "Worries: …" in front of a paragraph, "What needs to happen is …" inside one,
 * and tables whose cells are headed so. Every character of the text lies in exactly one part or heading,
 * but for the bars and rules of such tables.
 */
export function splitSections(text: string, options: SplitOptions): Part[] {
  const splitter = new Splitter(text, options);
  let lineStart = 0;
  while (lineStart <= text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    splitter.line(lineStart, lineEnd);
    if (newline === -1) break;
    lineStart = newline + 1;
  }
  return splitter.finish();
}

class Splitter {
  readonly #text: string;
  readonly #options: SplitOptions;
  readonly #parts: Part[] = [];
  /** Open sections by heading depth, outermost first: what a deeper heading stands within. */
  #enclosing: Opening[];
  #current: Opening;
  #columns: (SectionKind | undefined)[] | undefined;
  #columnHeadings: string[] = [];
  #inFence = false;

  constructor(text: string, options: SplitOptions) {
    this.#text = text;
    this.#options = options;
    this.#current = { ...options.opening, headingStart: 0, headingEnd: 0, bodyStart: 0, depth: options.opening.heading === null ? LEAD_IN_DEPTH : 2 };
    this.#enclosing = [this.#current];
  }

  line(start: number, end: number): void {
    const line = this.#text.slice(start, end).replace(/\r$/, '');
    const trimmed = line.trimStart();
    if (trimmed === '') return;
    if (trimmed.startsWith('```') || trimmed.startsWith('~~~')) this.#inFence = !this.#inFence;
    if (this.#inFence) return;
    if (trimmed.startsWith('|')) {
      this.#tableRow(line, start);
      return;
    }
    this.#columns = undefined;
    const bodyStart = Math.min(end + 1, this.#text.length);
    if (this.#atxHeading(line, start, bodyStart)) return;
    if (this.#plainHeading(line, start, bodyStart)) return;
    this.#leadIns(line, start);
  }

  finish(): Part[] {
    this.#close(this.#text.length);
    return this.#parts;
  }

  #atxHeading(line: string, start: number, bodyStart: number): boolean {
    const match = HEADING.exec(line);
    if (!match) return false;
    const depth = match[1]?.length ?? 1;
    const title = stripMarkup(match[2] ?? '');
    const kind = this.#options.labels.section(title);
    const opening = { heading: title, headingStart: start, headingEnd: start + line.length, bodyStart, depth };
    if (kind === undefined) {
      if (this.#options.unknownHeadings && depth <= this.#current.depth) this.#openUnknown(opening);
      return true;
    }
    const nested = depth > this.#current.depth;
    if (kind === this.#current.kind && nested) return true;
    // "### Background" inside "## Analysis" is still analysis.
    if (kind === 'detailed' && nested && isJudgement(this.#current.kind)) return true;
    this.#open({ ...opening, kind });
    return true;
  }

  /** A heading that the form does not know takes the kind of what it stands within. */
  #openUnknown(opening: Omit<Opening, 'kind'>): void {
    const outer = this.#enclosing.findLast((section) => section.depth < opening.depth);
    this.#open({ ...opening, kind: outer?.kind ?? 'other' });
  }

  #plainHeading(line: string, start: number, bodyStart: number): boolean {
    if (line.length > LONGEST_HEADING_LINE || !this.#options.labels.mayOpen(line, 0)) return false;
    const title = stripMarkup(line).replace(/[\s:?–—-]+$/, '');
    if (title.length > 70 || title.length < 3 || /[.!,;]$/.test(title)) return false;
    const isBullet = BULLET.test(line) && !/^\s*\*\*/.test(line);
    const kind = this.#options.labels.section(isBullet ? title.replace(BULLET, '') : title);
    if (kind === undefined || kind === this.#current.kind) return false;
    if (isBullet && !isThree(kind)) return false;
    if (!/^[\p{Lu}\p{N}]/u.test(title) && !isThree(kind)) return false;
    if (kind === 'detailed' && isJudgement(this.#current.kind) && !/^detail/i.test(title)) return false;
    this.#open({ kind, heading: title, headingStart: start, headingEnd: start + line.length, bodyStart, depth: isThree(kind) ? LEAD_IN_DEPTH : 2 });
    return true;
  }

  /** Lead-ins at the line's start and, for the three headings, at the start of any sentence in it. */
  #leadIns(line: string, start: number): void {
    const indent = BULLET.exec(line)?.[0].length ?? line.length - line.trimStart().length;
    if (this.#options.labels.mayOpen(line, indent)) this.#leadIn(line, start, indent, true);
    const openings: { readonly at: number; readonly open: () => void }[] = [];
    for (const match of line.matchAll(SENTENCE_START)) {
      const mark = match[0].endsWith('**') || match[0].endsWith('__') ? 2 : 0;
      const at = match.index + match[0].length - mark;
      if (at > indent && this.#options.labels.mayOpen(line, at)) openings.push({ at, open: () => this.#leadIn(line, start, at, false) });
    }
    const asks = /what|worried/i.test(line);
    for (const match of asks ? line.matchAll(INNER_LEAD_IN) : []) {
      openings.push({ at: match.index, open: () => this.#leadIn(line, start, match.index, false) });
    }
    for (const match of asks ? line.matchAll(CARRIED_ON) : []) openings.push({ at: match.index, open: () => this.#carriedOn(match, start) });
    for (const { at, open } of openings.sort((a, b) => a.at - b.at)) {
      if (start + at >= this.#current.bodyStart) open();
    }
  }

  #carriedOn(match: RegExpExecArray, start: number): void {
    const phrase = match[0].replace(/^(?:we|i)\b/i, 'what $&');
    const kind = this.#options.labels.section(phrase.replace(/ that$/i, ' about'));
    const at = start + match.index;
    // Only in analysis: to name the headings in Detailed Notes is not to write under them.
    if (kind === undefined || kind === this.#current.kind || !isJudgement(this.#current.kind)) return;
    this.#open({ kind, heading: null, headingStart: at, headingEnd: at, bodyStart: at, depth: LEAD_IN_DEPTH });
  }

  #leadIn(line: string, start: number, at: number, lineStart: boolean): void {
    const rest = line.slice(at);
    const bold = BOLD_LEAD_IN.exec(rest);
    const marked = bold ?? SPAN_LEAD_IN.exec(rest);
    const match = marked ?? LEAD_IN.exec(rest);
    const label = stripMarkup((bold ? bold[2] : match?.[1]) ?? '');
    let kind = label ? this.#options.labels.section(label) : undefined;
    let length = match?.[0].length ?? 0;
    if (kind === undefined && /^["“*_(]*what\b/i.test(rest)) {
      kind = this.#options.labels.opener(rest.slice(0, 60));
      length = 0;
    }
    if (kind === undefined || kind === this.#current.kind) return;
    if (!isThree(kind) && (!lineStart || length === 0)) return;
    if (kind === 'detailed' && !/^detail/i.test(label)) return;
    const labelStart = start + at;
    this.#open({
      kind,
      heading: label || null,
      headingStart: labelStart,
      headingEnd: labelStart + (length || label.length),
      bodyStart: labelStart + length,
      depth: LEAD_IN_DEPTH,
    });
  }

  /** A table whose header, or whose first column, names sections: each cell is a section of its own. */
  #tableRow(line: string, start: number): void {
    const cells = splitCells(line, start);
    if (cells.every((cell) => /^:?-+:?$/.test(cell.text.trim()))) return;
    const kinds = cells.map((cell) => this.#options.labels.section(stripMarkup(cell.text)));
    if (kinds.filter((kind) => kind !== undefined && isThree(kind)).length >= 2) {
      this.#columns = kinds;
      this.#columnHeadings = cells.map((cell) => stripMarkup(cell.text));
      for (const [i, cell] of cells.entries()) this.#cell(kinds[i], this.#columnHeadings[i] ?? null, cell, cell.end);
      return;
    }
    const columns = this.#columns;
    if (columns) {
      for (const [i, cell] of cells.entries()) this.#cell(columns[i], this.#columnHeadings[i] ?? null, cell, cell.start);
      return;
    }
    const first = cells[0];
    const value = cells[1];
    if (first && value && cells.length === 2 && kinds[0] !== undefined && isThree(kinds[0])) {
      this.#open({
        kind: kinds[0],
        heading: stripMarkup(first.text),
        headingStart: first.start,
        headingEnd: first.end,
        bodyStart: value.start,
        depth: LEAD_IN_DEPTH,
      });
    }
  }

  #cell(kind: SectionKind | undefined, heading: string | null, cell: Cell, bodyStart: number): void {
    if (kind === undefined) return;
    this.#open({ kind, heading, headingStart: cell.start, headingEnd: bodyStart, bodyStart, depth: LEAD_IN_DEPTH }, cell.end);
  }

  #open(opening: Opening, endOfCell?: number): void {
    this.#close(opening.headingStart);
    this.#current = opening;
    if (opening.depth < LEAD_IN_DEPTH) {
      this.#enclosing = this.#enclosing.filter((section) => section.depth < opening.depth);
      this.#enclosing.push(opening);
    }
    if (endOfCell !== undefined) {
      this.#close(endOfCell);
      // What follows the last cell belongs to the table's column no more, but to nothing else either.
      this.#current = { ...opening, headingStart: endOfCell, headingEnd: endOfCell, bodyStart: endOfCell };
    }
  }

  #close(end: number): void {
    const { kind, heading, headingStart, headingEnd, bodyStart } = this.#current;
    const isOpening = this.#parts.length === 0 && heading === this.#options.opening.heading;
    const body = this.#text.slice(bodyStart, Math.max(bodyStart, end));
    // Text before the first heading is a part only where there is any; so is what stands between two table cells.
    if (body.replace(/[|\s:-]/g, '') === '' && (isOpening ? heading === null : headingStart === headingEnd)) return;
    const outer = this.#enclosing.findLast((section) => section.depth < this.#current.depth && section.kind !== kind);
    this.#parts.push({ kind, heading, headingStart, headingEnd, start: bodyStart, end: Math.max(bodyStart, end), within: outer?.kind ?? null });
  }
}

interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The cells of a table row with their offsets; a bar behind a backslash belongs to its cell. */
export function splitCells(line: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let from = line.indexOf('|') + 1;
  for (let i = from; i <= line.length; i++) {
    const atEnd = i === line.length;
    if (!atEnd && (line[i] !== '|' || line[i - 1] === '\\')) continue;
    const text = line.slice(from, i);
    if (!atEnd || text.trim() !== '') cells.push({ text, start: offset + from, end: offset + i });
    from = i + 1;
  }
  return cells;
}

/** A heading's words without emphasis, tags and heading marks. */
export function stripMarkup(raw: string): string {
  return raw
    .replace(/<[^>]*>/g, '')
    .replace(/^[\s#>]+/, '')
    .replace(/(\*\*|__|\*|_(?=\W|$)|(?<=\W|^)_)/g, '')
    .trim();
}
