import { normaliseLabel } from '../../casenote/labels.ts';
import type { Prose } from '../index/note-text.ts';
import { hasLetter } from '../words/letters.ts';
import type { Block } from '../words/plain-text.ts';
import { type Action, NO_LEAD, readAction } from './action.ts';
import lists from './actions.yaml';
import { namesDoer, saysWhoWillDo } from './doer.ts';
import { namesDueDate, namesOccasion } from './due-date.ts';
import { clausesOf } from './statement.ts';

type Column = 'owner' | 'due' | 'what';
const given = lists as unknown as {
  readonly blank: readonly string[];
  readonly columns: Readonly<Record<Column, readonly string[]>>;
  readonly columnWords: Readonly<Record<'owner' | 'due', readonly string[]>>;
};
const BLANK = new Set(given.blank.map(normaliseLabel));
const COLUMNS: ReadonlyMap<string, Column> = new Map(
  (Object.entries(given.columns) as [Column, readonly string[]][]).flatMap(([column, labels]) =>
    labels.map((label) => [normaliseLabel(label), column] as const),
  ),
);

function columnOf(heading: string): Column | undefined {
  const label = normaliseLabel(heading);
  const all = label.split(' ');
  return COLUMNS.get(label) ?? (['owner', 'due'] as const).find((column) => all.some((word) => given.columnWords[column].includes(word)));
}

/** Reads a table of actions row by row: what, who, when, by the words of its header. */
export class TableReader {
  readonly #prose: Prose;
  #columns: (Column | undefined)[] = [];
  #row = 0;
  #cells: Block[] = [];

  constructor(prose: Prose) {
    this.#prose = prose;
  }

  /** Takes the next cell; gives the action of the row before it where one has ended. */
  cell(block: Block): Action[] {
    const { row, column } = block.cell ?? { row: 0, column: 0 };
    const actions = row === this.#row ? [] : this.#flush();
    if (row === 0) {
      if (column === 0 || this.#row !== 0) this.#columns = [];
      this.#columns[column] = columnOf(this.#text(block));
    } else this.#cells.push(block);
    this.#row = row;
    return actions;
  }

  finish(): Action[] {
    const actions = this.#flush();
    this.#row = 0;
    return actions;
  }

  #flush(): Action[] {
    const cells = this.#cells;
    this.#cells = [];
    const of = (column: Column) => cells.filter((cell) => this.#columns[cell.cell?.column ?? 0] === column);
    const isOwnerKnown = this.#columns.includes('owner');
    const named = of('what');
    const others = cells.filter((cell) => !['owner', 'due'].includes(this.#columns[cell.cell?.column ?? 0] ?? ''));
    // The rows may be numbered.
    const whats = named.length > 0 ? named : others.filter((cell) => hasLetter(this.#text(cell)));
    if (whats[0] === undefined) return [];
    if (!isOwnerKnown && !this.#columns.includes('due')) {
      const action = readAction(this.#prose, cells[0]?.start ?? 0, cells.at(-1)?.end ?? 0, NO_LEAD);
      return action ? [{ ...action, start: whats[0].start, end: whats[0].end }] : [];
    }
    const isOwner = (cell: Block) => !BLANK.has(normaliseLabel(this.#text(cell))) && /[\p{L}\p{N}]/u.test(this.#text(cell));
    // A column of dates leaves out the "by".
    const isDate = (cell: Block) => isOwner(cell) && (namesDueDate(`by ${this.#text(cell)}`) || namesOccasion(this.#text(cell)) || /\d/.test(this.#text(cell)));
    const isOwned = of('owner').some(isOwner);
    const hasDueDate = of('due').some(isDate);
    const column = whats[0].cell?.column;
    // A cell may hold several lines.
    return whats
      .filter(({ cell }) => cell?.column === column)
      .flatMap((what) => {
        const clause = clausesOf(this.#prose, what.start, what.end)[0]?.words ?? [];
        const hasDoer = isOwned || (isOwnerKnown ? saysWhoWillDo(this.#prose, clause) : namesDoer(this.#prose, what.start, what.end));
        const own = readAction(this.#prose, what.start, what.end, { ...NO_LEAD, hasDoer, hasDueDate });
        return own ? [{ ...own, hasDoer }] : [];
      });
  }

  #text(block: Block): string {
    return this.#prose.text.slice(block.start, block.end);
  }
}
