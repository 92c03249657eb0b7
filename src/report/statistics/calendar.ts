const DAY = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Days since 1 January 1970 of `yyyy-MM-dd`. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00Z`) / DAY);
}

/** The Monday of an ISO week, by any of its days. 1 January 1970 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Months since January 1970. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** `12 January 2026` */
export function dayWords(day: number): string {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `12 Jan 2026` */
export function shortDay(day: number): string {
  return dayWords(day).replace(/[a-z]{3,}/, (rest) => rest.slice(0, 2));
}

/** `January 2026` */
export function monthWords(month: number): string {
  return `${MONTHS[((month % 12) + 12) % 12]} ${1970 + Math.floor(month / 12)}`;
}
