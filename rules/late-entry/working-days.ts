import bankHolidayData from './bank-holidays.yaml';

export const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof DIVISIONS)[number];

/** Month and day (`MM-dd`) of each bank holiday, by year. */
const published = bankHolidayData as Readonly<Record<Division, Readonly<Record<string, readonly string[]>>>>;

const DAY_MS = 86_400_000;

/** The calendar day (`yyyy-MM-dd`) so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one day to another, both `yyyy-MM-dd`. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

export interface LastDay {
  /** `yyyy-MM-dd`. Where `unlisted` is set, the earliest that it can be: more bank holidays would only move it later. */
  readonly day: string;
  /** Which bank holidays one would have to know to be sure: `after 2028`. */
  readonly unlisted: string | undefined;
}

/** Working days of a part of the United Kingdom: no weekends, no bank holidays, none of the council's own closed days. */
export class WorkingDays {
  readonly #listed: Readonly<Record<string, readonly string[]>>;
  readonly #extra: readonly string[];

  /** @param extra Days of the council's own on which nobody works, `yyyy-MM-dd`. */
  constructor(division: Division, extra: readonly string[]) {
    this.#listed = published[division];
    this.#extra = extra;
  }

  /** The last of `count` working days after a day, which is not counted itself. */
  after(start: string, count: number): LastDay {
    let day = start;
    let unlisted: string | undefined;
    for (let left = count; left > 0; ) {
      day = dayAfter(day, 1);
      if (isWeekend(day)) continue;
      unlisted ??= this.#unlisted(day.slice(0, 4));
      if (!this.#isHoliday(day)) left--;
    }
    return { day, unlisted };
  }

  #isHoliday(day: string): boolean {
    return (this.#listed[day.slice(0, 4)]?.includes(day.slice(5)) ?? false) || this.#extra.includes(day);
  }

  /** A year outside the published ones is known when the council lists as many days in it as the division's usual year has. */
  #unlisted(year: string): string | undefined {
    if (this.#listed[year] !== undefined) return undefined;
    const usual = Math.min(...Object.values(this.#listed).map((days) => days.length));
    const own = new Set(this.#extra.filter((day) => day.startsWith(year) && !isWeekend(day)));
    if (own.size >= usual) return undefined;
    const years = Object.keys(this.#listed).sort();
    return year < (years[0] ?? '') ? `before ${years[0]}` : `after ${years.at(-1)}`;
  }
}

function isWeekend(day: string): boolean {
  return new Date(day).getUTCDay() % 6 === 0;
}
