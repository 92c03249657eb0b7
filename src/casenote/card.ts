import type { Moment } from './moment.ts';
import type { CaseNote } from './nodes.ts';

/** Who wrote a note, as the export says it. One of the two is always given. */
export interface Worker {
  readonly id?: string;
  readonly name?: string;
}

/** What whoever counts notes needs to know of one: whose it is, when it was, how soon it was written up. No text of the record. */
export interface NoteCard {
  /** Undefined where the export does not say, or the field was left blank. */
  readonly worker: Worker | undefined;
  readonly team: string | undefined;
  readonly childId: string | undefined;
  /** The day of the contact, `yyyy-MM-dd`. */
  readonly day: string | undefined;
  /** From the contact to the write-up; undefined where either is not known. */
  readonly delay: Delay | undefined;
}

export interface Delay {
  /** The fewest that the record allows; below nought where the write-up came before the contact. */
  readonly hours: number;
  /** Both times of day are given: the hours are no guess. */
  readonly isExact: boolean;
}

const HOUR = 3_600_000;

export function cardOf({ fields }: CaseNote): NoteCard {
  const { author, child, eventAt, recordedAt } = fields;
  const worker = { ...(author?.id ? { id: author.id } : {}), ...(author?.name ? { name: author.name } : {}) };
  return {
    worker: worker.id === undefined && worker.name === undefined ? undefined : worker,
    team: author?.team || undefined,
    childId: child?.id || undefined,
    day: eventAt?.day,
    delay: eventAt && recordedAt ? delayOf(eventAt, recordedAt) : undefined,
  };
}

/** With a date alone on either side, the time of day that is kindest to the author. */
function delayOf(event: Moment, recorded: Moment): Delay {
  const isExact = event.time !== undefined && recorded.time !== undefined;
  if (recorded.latest < event.earliest) return { hours: (recorded.latest - event.earliest) / HOUR, isExact };
  return { hours: Math.max(0, recorded.earliest - event.latest) / HOUR, isExact };
}
