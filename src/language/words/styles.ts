/** How a stretch was set: emphasis, or one of the policy's colours. */
export type Style = 'strong' | 'emphasis' | 'green' | 'red' | 'blue';

export interface StyledSpan {
  readonly style: Style;
  readonly start: number;
  readonly end: number;
}

const COLOUR = /color\s*[:=]\s*["']?\s*(#?\w+)/i;
const STRONG = new Set(['b', 'strong']);
const EMPHASIS = new Set(['i', 'em', 'u']);

/** What a tag of HTML makes of the words inside it. @param tag In small letters. */
export function styleOf(tag: string, attributes: string): Style | undefined {
  if (STRONG.has(tag)) return 'strong';
  if (EMPHASIS.has(tag)) return 'emphasis';
  return colourIn(attributes);
}

/** The policy's colour that a tag's attributes name, if they name one. */
export function colourIn(attributes: string): Style | undefined {
  return colourOf(COLOUR.exec(attributes)?.[1]?.toLowerCase() ?? '');
}

const NAMED: Readonly<Record<string, Style>> = {
  green: 'green',
  darkgreen: 'green',
  lime: 'green',
  limegreen: 'green',
  forestgreen: 'green',
  seagreen: 'green',
  red: 'red',
  darkred: 'red',
  crimson: 'red',
  firebrick: 'red',
  blue: 'blue',
  darkblue: 'blue',
  navy: 'blue',
  mediumblue: 'blue',
  royalblue: 'blue',
  dodgerblue: 'blue',
};

/** The policy's green, red or blue that a colour comes nearest to; undefined for black, grey and everything between. */
function colourOf(value: string): Style | undefined {
  if (NAMED[value]) return NAMED[value];
  const hex = /^#(?:([\da-f])([\da-f])([\da-f])|([\da-f]{2})([\da-f]{2})([\da-f]{2}))$/.exec(value);
  if (!hex) return undefined;
  const [red = 0, green = 0, blue = 0] = (hex[1] ? [hex[1], hex[2], hex[3]].map((c) => `${c}${c}`) : [hex[4], hex[5], hex[6]]).map((c) =>
    Number.parseInt(c ?? '0', 16),
  );
  const most = Math.max(red, green, blue);
  const rest = red + green + blue - most;
  if (most < 64 || most * 1.2 < rest) return undefined;
  return most === green ? 'green' : most === red ? 'red' : 'blue';
}
