import { LABELS } from '../phrases.ts';
import type { GroupFigures } from '../statistics/statistics.ts';
import { SMALL_GROUP, type Tally } from '../statistics/tally.ts';
import { childrenChart, groupsChart, MOST_BARS } from './charts.ts';
import { html } from './markup.ts';
import type { Section } from './section.ts';
import { type Cell, figures, leadingTo, number, rate, table, text } from './table.ts';

const WEIGHTS = { must: LABELS.error, should: LABELS.warning };
const NO_RATE = `Where there are fewer than ${SMALL_GROUP} notes no rate is given: it would say little.`;

/** The figures that a worker and a team have. */
function groupCells({ tally }: GroupFigures): Cell[] {
  return [number(tally.notes), rate(tally.rate('error')), rate(tally.rate('warning')), nothingToMend(tally)];
}

function oftenWords({ mostOften }: GroupFigures): string | undefined {
  return mostOften === undefined ? undefined : `most often ${mostOften}`;
}

const NOT_GIVEN = 'not given in the export';

function nothingToMend({ worst, notes }: Tally): Cell {
  return rate(notes < SMALL_GROUP ? undefined : (worst.fine / notes) * 100);
}

const GROUP_COLUMNS = figures('Notes', 'Must mend, in 100 notes', 'Should mend, in 100 notes', 'Nothing to mend, of 100 notes');

export function workersSection(workers: readonly GroupFigures[]): Section {
  const rated = workers.filter(({ name, tally }) => name !== undefined && tally.rate('error') !== undefined).length;
  const hasTeams = workers.some(({ teams }) => teams.length > 0);
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
      columns: [{ title: 'Worker' }, ...(hasTeams ? [{ title: 'Team' }] : []), ...GROUP_COLUMNS],
      rows: workers.map((worker) => [
        worker.name === undefined ? text(NOT_GIVEN) : leadingTo('worker', worker.name, oftenWords(worker)),
        ...(hasTeams ? [text(worker.teams.join(', '))] : []),
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
      rows: teams.map((team) => [text(html`${team.name ?? NOT_GIVEN} <span class="about">${oftenWords(team)}</span>`), ...groupCells(team)]),
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
        name === undefined ? text(NOT_GIVEN) : leadingTo('child', name),
        number(notes),
        number(findings.error),
        number(findings.warning),
        number(findings.info),
        number(worst.fine),
      ]),
    }),
  };
}
