/** Index of the first of these stretches, in order and apart, that ends after `offset`; their number where there is none. */
export function firstEndingAfter(stretches: readonly { readonly end: number }[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretch that an offset lies in; undefined between two. */
export function around<T extends { readonly start: number; readonly end: number }>(stretches: readonly T[], offset: number): T | undefined {
  const found = stretches[firstEndingAfter(stretches, offset)];
  return found && found.start <= offset ? found : undefined;
}
