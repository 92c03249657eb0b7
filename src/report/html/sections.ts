import type { RuleState } from '../../config/resolve.ts';
import { SEVERITIES } from '../../engine/rule.ts';
import { count, LABELS } from '../phrases.ts';
import { monthOf, monthWords, shortDay } from '../statistics/calendar.ts';
import type { GroupFigures, PeriodFigures, Statistics } from '../statistics/statistics.ts';
import { SMALL_GROUP, type Tally } from '../statistics/tally.ts';
import { limitOf, type Timeliness } from '../statistics/timeliness.ts';
import { hoursWords } from '../statistics/words.ts';
import { childrenChart, delayChart, groupsChart, MOST_BARS, rulesChart, weeksChart } from './charts.ts';
import { html } from './markup.ts';
import type { Section } from './section.ts';
import { type Cell, type Column, leadingTo, number, rate, table, text } from './table.ts';

/** Weeks that a chart and a table show at the most: two years. */
const MOST_WEEKS = 104;

const figures = (...titles: readonly string[]): Column[] => titles.map((title) => ({ title, isFigure: true }));

const WEIGHTS = { must: LABELS.error, should: LABELS.warning };

export function rulesSection(statistics: Statistics, states: readonly RuleState[]): Section {
  const rules = statistics.rules();
  const flags = new Map(states.map(({ rule }) => [rule.name, rule.summary]));
  return {
    id: 'rules',
    title: 'By rule',
    intro: html`What the rules found, first those that found something in most notes. ${rules.length > MOST_BARS ? `The chart shows the first ${MOST_BARS}. ` : ''}“caselint explain RULE” says more of a rule, with examples.`,
    chart: rules.some(({ rate: own }) => own !== undefined) ? rulesChart(rules) : undefined,
    legend: { ...WEIGHTS, consider: LABELS.info },
    table: table({
      of: 'rules',
      things: 'rules',
      isSearched: true,
      caption: 'What each rule found',
      columns: [{ title: 'Rule' }, { title: 'Weight' }, ...figures('Notes', 'In 100 notes', 'Points')],
      rows: rules.map(({ rule, severity, notes, rate: own, findings }) => [
        leadingTo('rule', rule, flags.get(rule)),
        { shown: html`<span data-value="${SEVERITIES.indexOf(severity)}">${LABELS[severity]}</span>` },
        number(notes),
        rate(own),
        number(findings),
      ]),
    }),
  };
}

export function weeksSection(weeks: readonly PeriodFigures[]): Section {
  const shown = weeks.slice(-MOST_WEEKS);
  return {
    id: 'weeks',
    title: 'By week',
    intro: html`Notes by the week of their contact, Monday to Sunday, and how many of them have something to mend. ${weeks.length > shown.length ? `The last ${shown.length} of ${weeks.length} weeks are shown. ` : ''}`,
    chart: shown.length > 0 ? weeksChart(shown) : undefined,
    legend: { must: 'something must be mended', should: 'something should be', fine: 'nothing to mend' },
    table: table({
      of: 'weeks',
      things: 'weeks',
      caption: 'Notes by the week of their contact',
      columns: [{ title: 'Week from' }, ...figures('Notes', 'Must mend', 'Should mend', 'Nothing to mend')],
      rows: shown.map(({ period, tally: { notes, worst } }) => [
        { shown: html`<span data-value="${period}">${shortDay(period)}</span>` },
        number(notes),
        number(worst.error),
        number(worst.warning),
        number(worst.fine),
      ]),
    }),
  };
}

export function delaySection(timeliness: Timeliness, rules: readonly RuleState[]): Section {
  const limit = limitOf(rules);
  const { known, byDate, early, unknown } = timeliness;
  const half = timeliness.within(0.5);
  const most = timeliness.within(0.9);
  const remarks = [
    half === undefined || most === undefined ? '' : `Half were written up within ${hoursWords(half)} of the contact, nine in ten within ${hoursWords(most)}.`,
    limit === undefined
      ? ''
      : `The time limit is ${limit.words}${limit.hours === undefined ? ', which this chart does not mark, because it is not one in hours' : ''}.`,
    byDate > 0 ? `Dates without a time: ${count(byDate, 'note')}, counted with the shortest time that the dates allow.` : '',
    early > 0 ? `Said to be written up before the contact, and left out: ${count(early, 'note')}.` : '',
    unknown > 0 ? `Not known, because the export lacks one of the two: ${count(unknown, 'note')}.` : '',
  ];
  return {
    id: 'time',
    title: 'Time to write up',
    intro: remarks.filter(Boolean).join(' '),
    chart: known > 0 ? delayChart(timeliness, limit?.hours) : undefined,
    legend: limit?.hours === undefined ? undefined : { bar: `within ${limit.words}`, must: 'later' },
    table: table({
      of: 'time',
      things: 'rows',
      caption: 'Notes by the time from the contact to the write-up',
      columns: [{ title: 'Hours' }, ...figures('Notes', 'In 100 notes')],
      rows: timeliness
        .bars()
        .map(({ from, to, notes }) => [
          { shown: html`<span data-value="${from}">${to === undefined ? `more than ${from}` : from === 0 ? `up to ${to}` : `${from} to ${to}`}</span>` },
          number(notes),
          rate(known < SMALL_GROUP ? undefined : (notes / known) * 100),
        ]),
    }),
  };
}

const NO_RATE = `Where there are fewer than ${SMALL_GROUP} notes no rate is given: it would say little.`;

/** The figures that a worker and a team have. */
function groupCells({ tally, mostOften }: GroupFigures): Cell[] {
  return [number(tally.notes), rate(tally.rate('error')), rate(tally.rate('warning')), nothingToMend(tally), text(mostOften ?? '')];
}

function nothingToMend({ worst, notes }: Tally): Cell {
  return rate(notes < SMALL_GROUP ? undefined : (worst.fine / notes) * 100);
}

const GROUP_COLUMNS: readonly Column[] = [
  ...figures('Notes', 'Must mend, in 100 notes', 'Should mend, in 100 notes', 'Nothing to mend, of 100 notes'),
  { title: 'Most often to mend' },
];

export function workersSection(workers: readonly GroupFigures[]): Section {
  const rated = workers.filter(({ name, tally }) => name !== undefined && tally.rate('error') !== undefined).length;
  return {
    id: 'workers',
    title: 'By worker',
    intro: html`Points to mend in every 100 notes, not counts: who writes most has most to mend. What stands at the top may be a hard caseload, a form that does not fit or a rule that does not, before it is anything about a person. ${NO_RATE} ${rated > MOST_BARS ? `The chart shows the first ${MOST_BARS}. ` : ''}`,
    chart: groupsChart('Workers by points to mend in every 100 of their notes', workers),
    legend: WEIGHTS,
    table: table({
      of: 'workers',
      things: 'workers',
      isSearched: true,
      caption: 'Points to mend by worker',
      columns: [{ title: 'Worker' }, { title: 'Team' }, ...GROUP_COLUMNS],
      rows: workers.map((worker) => [
        worker.name === undefined ? text('not given in the export') : leadingTo('worker', worker.name),
        text(worker.teams.join(', ')),
        ...groupCells(worker),
      ]),
    }),
  };
}

/** Nothing where the export names no team. */
export function teamsSection(teams: readonly GroupFigures[]): Section | undefined {
  if (!teams.some(({ name }) => name !== undefined)) return undefined;
  return {
    id: 'teams',
    title: 'By team',
    intro: `Points to mend in every 100 notes. ${NO_RATE}`,
    chart: groupsChart('Teams by points to mend in every 100 of their notes', teams),
    legend: WEIGHTS,
    table: table({
      of: 'teams',
      things: 'teams',
      caption: 'Points to mend by team',
      columns: [{ title: 'Team' }, ...GROUP_COLUMNS],
      rows: teams.map((team) => [text(team.name ?? 'not given in the export'), ...groupCells(team)]),
    }),
  };
}

export function childrenSection(children: readonly GroupFigures[]): Section {
  return {
    id: 'children',
    title: 'By child',
    intro: html`The records with most to mend first: here the count itself matters, because somebody will read the record as a whole. ${children.length > MOST_BARS ? `The chart shows the first ${MOST_BARS}. ` : ''}`,
    chart: children.some(({ name, tally }) => name !== undefined && tally.findings.error + tally.findings.warning > 0) ? childrenChart(children) : undefined,
    legend: WEIGHTS,
    table: table({
      of: 'children',
      things: 'children',
      isSearched: true,
      caption: 'Points to mend by child',
      columns: [{ title: 'Child' }, ...figures('Notes', 'Must mend', 'Should mend', 'To consider', 'Notes with nothing to mend')],
      rows: children.map(({ name, tally: { notes, findings, worst } }) => [
        name === undefined ? text('not given in the export') : leadingTo('child', name),
        number(notes),
        number(findings.error),
        number(findings.warning),
        number(findings.info),
        number(worst.fine),
      ]),
    }),
  };
}

/** `January to March 2026` */
export function spanWords({ first, last }: { readonly first: number; readonly last: number }): string {
  const [from, to] = [monthWords(monthOf(first)), monthWords(monthOf(last))];
  if (from === to) return from;
  return from.slice(-4) === to.slice(-4) ? `${from.slice(0, -5)} to ${to}` : `${from} to ${to}`;
}
