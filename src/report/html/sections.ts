import type { RuleState } from '../../config/resolve.ts';
import { SEVERITIES } from '../../engine/rule.ts';
import { count, LABELS } from '../phrases.ts';
import { shortDay } from '../statistics/calendar.ts';
import type { PeriodFigures, Statistics } from '../statistics/statistics.ts';
import { SMALL_GROUP } from '../statistics/tally.ts';
import { limitOf, type Timeliness } from '../statistics/timeliness.ts';
import { hoursWords } from '../statistics/words.ts';
import { delayChart, MOST_BARS, rulesChart, weeksChart } from './charts.ts';
import { html } from './markup.ts';
import type { Section } from './section.ts';
import { figures, leadingTo, number, rate, table } from './table.ts';

/** Weeks that a chart and a table show at the most: two years. */
const MOST_WEEKS = 104;

export function rulesSection(statistics: Statistics, states: readonly RuleState[]): Section {
  const rules = statistics.rules();
  const flags = new Map(states.map(({ rule }) => [rule.name, rule.summary]));
  return {
    id: 'rules',
    title: 'By rule',
    intro: html`What the rules found, first those that found something in most notes. ${rules.length > MOST_BARS ? `The chart shows the first ${MOST_BARS}. ` : ''}“caselint explain RULE” says more of a rule, with examples.`,
    chart: rules.some(({ rate: own }) => own !== undefined) ? rulesChart(rules) : undefined,
    legend: { must: LABELS.error, should: LABELS.warning, consider: LABELS.info },
    table: table({
      of: 'rules',
      things: 'rules',
      isSearched: true,
      caption: 'What each rule found',
      columns: [{ title: 'Rule' }, { title: 'Weight' }, ...figures('Notes', 'In 100 notes', 'Points')],
      rows: rules.map(({ rule, severity, notes, rate: own, findings }) => [
        leadingTo('rule', rule, flags.get(rule)),
        { shown: html`<span data-value="${-SEVERITIES.indexOf(severity)}">${LABELS[severity]}</span>` },
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
