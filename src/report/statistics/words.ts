import { monthOf, monthWords } from './calendar.ts';

/** A number as people write it: `1,204`, and a broken one with one place: `31.4`. */
export function figure(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

/** A rate, or why there is none. Of ten and more in 100 the broken part says nothing. */
export function rateWords(rate: number | undefined): string {
  return rate === undefined ? 'too few' : figure(rate < 10 ? rate : Math.round(rate));
}

/** `36 hours`, `4 days and 3 hours` */
export function hoursWords(hours: number): string {
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  if (hours <= 48) return `${hours} hour${hours === 1 ? '' : 's'}`;
  return rest === 0 ? `${days} days` : `${days} days and ${rest} hour${rest === 1 ? '' : 's'}`;
}

/** `January to March 2026` */
export function spanWords({ first, last }: { readonly first: number; readonly last: number }): string {
  const [from, to] = [monthWords(monthOf(first)), monthWords(monthOf(last))];
  if (from === to) return from;
  return from.slice(-4) === to.slice(-4) ? `${from.slice(0, -5)} to ${to}` : `${from} to ${to}`;
}
