import * as Plot from '@observablehq/plot';
import { LABELS } from '../phrases.ts';
import { dayWords, shortDay } from '../statistics/calendar.ts';
import type { GroupFigures, PeriodFigures, RuleFigures } from '../statistics/statistics.ts';
import { BAR_HOURS, LAST_HOURS, type Timeliness } from '../statistics/timeliness.ts';
import { figure } from '../statistics/words.ts';
import { draw, label, PAINT, WIDTH } from './drawing.ts';
import type { Markup } from './markup.ts';

/** Bars that a chart has room for; its table has the others too. */
export const MOST_BARS = 20;
const BAR_HEIGHT = 22;
const LABEL_WIDTH = 180;
const FIGURES_WIDTH = 50;
const DAY = 86_400_000;
const MOST_TICKS = 7;

/** One stretch of a lying bar. */
interface Stretch {
  /** Which bar, from the top. */
  readonly bar: number;
  readonly length: number;
  readonly paint: string;
  readonly told: string;
}

function lyingBars(name: string, axis: string, labels: readonly string[], stretches: readonly Stretch[]): Markup {
  return draw(name, {
    height: labels.length * BAR_HEIGHT + 48,
    marginLeft: LABEL_WIDTH,
    marginTop: 8,
    marginBottom: 40,
    marginRight: 16,
    x: { label: axis, grid: true, ticks: 4, nice: true },
    y: { label: null, domain: labels.map((_, i) => i), tickFormat: (bar: number) => label(labels[bar] ?? ''), tickSize: 0, padding: 0.25 },
    marks: [Plot.barX(stretches, { x: 'length', y: 'bar', fill: 'paint', title: 'told', className: 'bars' }), Plot.ruleX([0])],
  });
}

/** In how many of 100 notes each rule found something. */
export function rulesChart(rules: readonly RuleFigures[]): Markup {
  const shown = rules.slice(0, MOST_BARS);
  const stretches = shown.map(({ rule, severity, rate = 0 }, bar) => ({
    bar,
    length: rate,
    paint: PAINT[severity],
    told: `${rule}, ${LABELS[severity]}: in ${figure(rate)} of 100 notes`,
  }));
  return lyingBars(
    'Rules by the number of notes in every 100 in which each found something',
    'notes in every 100',
    shown.map(({ rule }) => rule),
    stretches,
  );
}

/** What is to be mended in every 100 notes of each group; of those alone that have notes enough for a rate. */
export function groupsChart(name: string, groups: readonly GroupFigures[]): Markup | undefined {
  const shown = groups.filter(({ name: own, tally }) => own !== undefined && tally.rate('error') !== undefined).slice(0, MOST_BARS);
  if (shown.length === 0) return undefined;
  const stretches = shown.flatMap(({ name: own = '', tally }, bar) =>
    (['error', 'warning'] as const).map((severity) => {
      const rate = tally.rate(severity) ?? 0;
      return { bar, length: rate, paint: PAINT[severity], told: `${label(own)}, ${LABELS[severity]}: ${figure(rate)} in every 100 notes` };
    }),
  );
  return lyingBars(
    name,
    'points in every 100 notes',
    shown.map(({ name: own = '' }) => own),
    stretches,
  );
}

/** What is to be mended in the records of the children that have most of it. */
export function childrenChart(children: readonly GroupFigures[]): Markup {
  const shown = children.filter(({ name }) => name !== undefined).slice(0, MOST_BARS);
  const stretches = shown.flatMap(({ name = '', tally }, bar) =>
    (['error', 'warning'] as const).map((severity) => {
      const length = tally.findings[severity];
      return { bar, length, paint: PAINT[severity], told: `Child ${label(name)}, ${LABELS[severity]}: ${length}` };
    }),
  );
  return lyingBars(
    'Children by the points to mend in their record',
    'points to mend',
    shown.map(({ name = '' }) => name),
    stretches,
  );
}

/** Notes by the week of their contact, each week parted by the gravest that was found in a note. */
export function weeksChart(weeks: readonly PeriodFigures[]): Markup {
  const bars = weeks.flatMap(({ period, tally }) =>
    (['error', 'warning', 'fine'] as const).map((worst) => ({
      from: new Date(period * DAY),
      to: new Date((period + 7) * DAY),
      notes: tally.worst[worst],
      paint: PAINT[worst],
      told: `Week of ${dayWords(period)}: ${tally.worst[worst]} of ${tally.notes} ${worst === 'fine' ? 'with nothing to mend' : `with something that ${LABELS[worst].replace(' mend', ' be mended')}`}`,
    })),
  );
  return draw('Notes by the week of their contact, and how many of them have something to mend', {
    height: 260,
    marginBottom: 40,
    marginLeft: FIGURES_WIDTH,
    x: {
      type: 'utc',
      label: 'week of the contact, by its Monday',
      ticks: weeks.filter((_, i) => i % Math.ceil(weeks.length / MOST_TICKS) === 0).map(({ period }) => new Date(period * DAY)),
      tickFormat: (monday: Date) => shortDay(monday.getTime() / DAY).replace(/ \d+$/, ''),
    },
    y: { label: 'notes', grid: true, ticks: 5 },
    marks: [Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'notes', fill: 'paint', title: 'told', inset: 0.5, className: 'bars' }), Plot.ruleY([0])],
  });
}

/** How long after the contact notes were written up, with the time limit marked. */
export function delayChart(timeliness: Timeliness, limit: number | undefined): Markup {
  const bars = timeliness.bars().map(({ from, to, notes }) => ({
    from,
    to: to ?? from + BAR_HOURS,
    notes,
    paint: limit !== undefined && from >= limit ? PAINT.error : PAINT.plain,
    told: `${to === undefined ? `More than ${from} hours` : `${from} to ${to} hours`}: ${notes} notes`,
  }));
  const most = Math.max(1, ...bars.map(({ notes }) => notes));
  const mark = limit !== undefined && limit <= LAST_HOURS ? [limit] : [];
  return draw('Notes by the time from the contact to the write-up', {
    height: 260,
    marginBottom: 40,
    marginLeft: FIGURES_WIDTH,
    width: WIDTH,
    x: {
      label: 'days from the contact to the write-up',
      domain: [0, LAST_HOURS + BAR_HOURS],
      ticks: Array.from({ length: LAST_HOURS / 24 + 1 }, (_, day) => day * 24),
      tickFormat: (hours: number) => (hours === LAST_HOURS ? `${hours / 24}+` : String(hours / 24)),
    },
    y: { label: 'notes', grid: true, ticks: 5, domain: [0, most * 1.1] },
    marks: [
      Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'notes', fill: 'paint', title: 'told', inset: 0.5, className: 'bars' }),
      Plot.ruleY([0]),
      Plot.ruleX(mark, { className: 'limit', strokeWidth: 2, strokeDasharray: '5 3' }),
      Plot.text(mark, { x: (hours: number) => hours, text: () => 'time limit', frameAnchor: 'top', textAnchor: 'start', dx: 5, dy: 2 }),
    ],
  });
}
