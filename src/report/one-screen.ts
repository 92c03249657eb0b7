import { SEVERITIES, type Severity } from '../engine/rule.ts';
import type { RunEnd } from '../gate/summary.ts';
import { type Advice, adviceOf } from './advice.ts';
import type { Held } from './by-note.ts';
import { forTerminal } from './escape.ts';
import fieldNames from './field-names.yaml';
import { paint, SIGNS } from './finding-text.ts';
import { baselineSentences } from './measures.ts';
import { count, listOf, noteName } from './phrases.ts';
import { countText, problemLines } from './run-text.ts';
import { type Terminal, wrap } from './terminal.ts';

const NAMES = fieldNames as Readonly<Record<string, string>>;
/** The last row is the prompt's. */
const PROMPT = 1;
const INDENT = '  ';
/** Fewer characters of the record's words than this show nothing. */
const FEWEST_WORDS = 12;
/** Colon, space and quotation marks. */
const QUOTES = 4;
/** With more fields missing than this, there is no form around the text. */
const MOST_NAMED = 6;
const WEIGHT: Readonly<Record<Severity, string>> = { error: 'must be mended', warning: 'should be mended', info: 'to consider' };
/** How much is shown of each piece of advice, from all of it to the least: its places, and whether an empty line parts two. */
const LAYOUTS = [
  { places: Number.POSITIVE_INFINITY, gap: true },
  { places: Number.POSITIVE_INFINITY, gap: false },
  { places: 10, gap: false },
  { places: 5, gap: false },
  { places: 3, gap: false },
  { places: 1, gap: false },
] as const;
type Layout = (typeof LAYOUTS)[number];

/**
 * One note on one screen: how much there is to mend, then the gravest advice first, each piece once with its places. What
 * does not fit is counted. @param rows Of the screen.
 */
export function oneScreen(held: readonly Held[], end: RunEnd, terminal: Terminal, rows: number): string[] {
  const { width } = terminal;
  const top = [...titleLines(held, end, terminal), ...[countText(end.summary, terminal), ...baselineSentences(end)].flatMap((text) => wrap(text, width))];
  if (end.problems.length > 0) top.push('', ...problemLines(end, terminal));
  const foot = uncheckedLines(end, terminal);
  const advice = adviceOf(held);
  if (advice.length === 0) return [...top, ...foot];
  const room = rows - PROMPT - top.length - foot.length;
  for (const layout of LAYOUTS) {
    const blocks = advice.map((one) => adviceLines(one, layout, terminal));
    if (heightOf(blocks, layout) <= room) return [...top, ...laidOut(blocks, layout), ...foot];
  }
  return [...top, ...gravestOf(advice, room, terminal), ...foot];
}

/** As many pieces of advice in full as there is room for, one at least; then in a line each; and how many there are beside. */
function gravestOf(advice: readonly Advice[], room: number, terminal: Terminal): string[] {
  const layout = LAYOUTS[LAYOUTS.length - 1] as Layout;
  const full = advice.map((one) => adviceLines(one, layout, terminal));
  const brief = advice.map((one) => briefLine(one, terminal));
  const linesWith = (inFull: number, inBrief: number) => {
    const rest = advice.slice(inFull + inBrief);
    return [...laidOut(full.slice(0, inFull), layout), ...brief.slice(inFull, inFull + inBrief), ...(rest.length > 0 ? restLines(rest, terminal) : [])];
  };
  let inFull = advice.length - 1;
  while (inFull > 1 && linesWith(inFull, 0).length > room) inFull--;
  let inBrief = advice.length - inFull;
  while (inBrief > 0 && linesWith(inFull, inBrief).length > room) inBrief--;
  return linesWith(inFull, inBrief);
}

/** How the advice begins, and where it is for. */
function briefLine({ severity, places }: Advice, { chalk, width }: Terminal): string {
  const [{ finding }] = places;
  const where = `  (line ${finding.position.start.line}${places.length > 1 ? ` and ${count(places.length - 1, 'more place')}` : ''})`;
  const room = width - INDENT.length - where.length;
  const message = forTerminal(finding.message).replace(/\s+/g, ' ');
  const opening = message.length > room ? `${message.slice(0, room - 1).trimEnd()}…` : message;
  return `${paint(chalk, severity)(SIGNS[severity])} ${opening}${chalk.dim(where)}`;
}

function heightOf(blocks: readonly string[][], layout: Layout): number {
  return laidOut(blocks, layout).length;
}

function laidOut(blocks: readonly string[][], { gap }: Layout): string[] {
  const lines = blocks.flatMap((block) => (gap ? ['', ...block] : block));
  return gap ? [...lines, ''] : ['', ...lines];
}

function titleLines(held: readonly Held[], { files }: RunEnd, { chalk, width }: Terminal): string[] {
  const on = held[0]?.finding.on;
  const file = forTerminal(on?.file ?? files[0]?.file ?? '');
  const name = on === undefined ? '' : forTerminal(noteName(on));
  return wrap([chalk.bold(file), ...(name === '' ? [] : [chalk.dim(`(${name})`)])].join(' '), width);
}

/** What to do, under it where; the first place stands beside the rule's name. */
function adviceLines({ severity, places }: Advice, layout: Layout, terminal: Terminal): string[] {
  const { chalk, width } = terminal;
  const [first] = places;
  const sign = paint(chalk, severity)(SIGNS[severity]);
  const [opening = '', ...rest] = wrap(forTerminal(first.finding.message), width - INDENT.length);
  const shown = places.slice(0, layout.places);
  const hidden = places.length - shown.length;
  const more = hidden > 0 ? ` and ${count(hidden, 'more place')}` : '';
  const last = shown.length - 1;
  const placed = shown.map((place, i) => INDENT + chalk.dim(placeText(place, i === 0, i === last ? more : '', width - INDENT.length)));
  return [`${sign} ${opening}`, ...rest.map((line) => INDENT + line), ...placed];
}

/** `line 24, Detailed Notes: “Mrs Sandhu”  (unlisted-person)`; from the second place on with what to write there, where the rule knows it. */
function placeText({ finding, excerpt }: Held, isFirst: boolean, more: string, width: number): string {
  const place = [`line ${finding.position.start.line}`, finding.section].filter(Boolean).join(', ');
  const related = finding.related.map(({ on, position }) => `, as in note ${on.noteId}, line ${position.start.line}`).join('');
  const choices = isFirst ? [] : finding.suggestions.map(({ replacement }) => `“${replacement}”`);
  const advice = choices.length > 0 ? ` → ${choices.join(' or ')}` : '';
  const rule = isFirst ? `  (${finding.rule})` : '';
  const room = width - [place, related, advice, more, rule].join('').length - QUOTES;
  const words = excerpt === undefined || isHeading(excerpt.marked) ? '' : excerpt.marked.trim();
  const quoted = words === '' || room < FEWEST_WORDS ? '' : `: “${words.length > room ? `${words.slice(0, room - 1)}…` : words}”`;
  const text = forTerminal(`${place}${quoted}${advice}${related}${more}${rule}`).replace(/[\t\n]/g, ' ');
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** The section's name says as much. */
function isHeading(words: string): boolean {
  return /^\s*#{1,6}\s/.test(words);
}

function restLines(rest: readonly Advice[], { chalk, width }: Terminal): string[] {
  const places = rest.flatMap((one) => one.places);
  const counts = SEVERITIES.toReversed()
    .map((severity) => [places.filter(({ finding }) => finding.severity === severity).length, severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => `${number} ${WEIGHT[severity]}`);
  return wrap(`${places.length} more ${places.length === 1 ? 'does' : 'do'} not fit here: ${listOf(counts)}. --all shows everything.`, width).map((line) =>
    chalk.bold(line),
  );
}

/** What could not be checked, in the words of the form. */
function uncheckedLines({ summary }: RunEnd, { chalk, width }: Terminal): string[] {
  const rules = Object.entries(summary.notChecked);
  if (rules.length === 0) return [];
  const missing = new Set(rules.flatMap(([, entry]) => entry.missing.flatMap((field) => field.split(' or '))));
  const names = new Set([...missing].map((field) => NAMES[field] ?? NAMES[field.replace(/^.*[.\]]/, '')] ?? field));
  const reason =
    names.size > MOST_NAMED
      ? 'for they need the whole form around the text. “caselint new” prints one to write in'
      : `for the note does not give ${listOf([...names].sort())}`;
  return wrap(`Not checked: ${count(rules.length, 'rule')}, ${reason}. --all names them.`, width).map((line) => chalk.dim(line));
}
