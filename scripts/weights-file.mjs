// How the weights of a sentence model lie in a file (*.weights): JSON with `bias`, `scale` and `table`, the places that have a
// weight, in Base64: for each how far it is from the one before, and the weight as a signed byte; 255 and nought only go on.

const FARTHEST = 255;

/** @param {Int8Array} table */
export function pack(table) {
  const bytes = [];
  let last = -1;
  for (const [place, weight] of table.entries()) {
    if (weight === 0) continue;
    let gap = place - last;
    for (; gap > FARTHEST; gap -= FARTHEST) bytes.push(FARTHEST, 0);
    bytes.push(gap, weight & 0xff);
    last = place;
  }
  return Buffer.from(bytes).toString('base64');
}

/**
 * @param {string} packed
 * @param {number} places How many the table has.
 */
export function unpack(packed, places) {
  const table = new Int8Array(places);
  const bytes = Buffer.from(packed, 'base64');
  let place = -1;
  for (let i = 0; i < bytes.length; i += 2) {
    place += bytes[i];
    if (bytes[i + 1] !== 0) table[place] = bytes[i + 1];
  }
  return table;
}
