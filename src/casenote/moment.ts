/**
 * When something happened, as exactly as the record says. With a time, `earliest` and `latest` are the same instant;
 * with a date alone they are the first and the last millisecond of that day in the notes' time zone.
 */
export interface Moment {
  /** The calendar day in the notes' time zone, `yyyy-MM-dd`. */
  readonly day: string;
  /** Time of day in the notes' time zone, `HH:mm`; absent where the record gives a date alone. */
  readonly time?: string;
  /** Milliseconds since the epoch. */
  readonly earliest: number;
  /** Milliseconds since the epoch. */
  readonly latest: number;
}
