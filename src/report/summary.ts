import type { RunEnd } from '../gate/summary.ts';
import { forTerminal } from './escape.ts';
import { count, LABELS, listOf, readAndJudged } from './phrases.ts';
import type { Report } from './report.ts';
import { monthWords } from './statistics/calendar.ts';
import { type GroupFigures, Statistics } from './statistics/statistics.ts';
import { SMALL_GROUP } from './statistics/tally.ts';
import { limitOf } from './statistics/timeliness.ts';
import { hoursWords, rateWords } from './statistics/words.ts';
import { type Terminal, wrap } from './terminal.ts';

export interface SummaryOptions {
  readonly terminal: Terminal;
}

/** Lines of each list: all of them together are a screen. */
const MOST_RULES = 6;
const MOST_WORKERS = 5;
const MOST_CHILDREN = 4;
const MOST_MONTHS = 6;
const LONGEST_NAME = 28;
const SIGNS = { error: '✗', warning: '!', info: '·' } as const;

/** A screen for the team lead: what was read, which rules found most, where to look first, and how it goes by month. */
export function summaryReport({ terminal }: SummaryOptions): Report {
  return ({ rules }) => {
    const statistics = new Statistics();
    return {
      open: () => '',
      note: (card) => statistics.note(card),
      finding(finding) {
        statistics.finding(finding);
        return '';
      },
      *close(end) {
        const blocks = [overview(statistics, end, terminal)];
        if (end.summary.judged > 0) blocks.push(topRules(statistics, terminal), topWorkers(statistics, terminal), topChildren(statistics, terminal));
        if (end.summary.judged > 0) blocks.push(byMonth(statistics, terminal), closing(statistics, limitOf(rules)?.words, end, terminal));
        yield `${blocks
          .filter((lines) => lines.length > 0)
          .map((lines) => lines.join('\n'))
          .join('\n\n')}\n`;
      },
    };
  };
}

function overview(statistics: Statistics, { summary }: RunEnd, { chalk, width }: Terminal): string[] {
  const { error, warning, info } = summary.findings;
  const { worst } = statistics.all();
  const points = [
    chalk.red.bold(`${SIGNS.error} ${error} must be mended`),
    chalk.yellow.bold(`${SIGNS.warning} ${warning} should be`),
    chalk.cyan(`${SIGNS.info} ${info} to consider`),
  ].join(', ');
  const suppressed = summary.suppressed > 0 ? ` (${summary.suppressed} suppressed)` : '';
  return [
    ...wrap(readAndJudged(summary), width),
    ...wrap(`${points}${suppressed}. ${count(worst.fine, 'note')} ${worst.fine === 1 ? 'has' : 'have'} nothing to mend.`, width),
  ];
}

function topRules(statistics: Statistics, { chalk, width }: Terminal): string[] {
  const rules = statistics.rules();
  if (rules.length === 0) return [];
  return [
    heading('Rules that found something in most notes', 'notes', 'in 100', { chalk, width }),
    ...rules.slice(0, MOST_RULES).map(({ rule, severity, notes, rate }) => row(`${SIGNS[severity]} ${rule}`, LABELS[severity], notes, rateWords(rate), width)),
    ...more(rules.length - MOST_RULES, 'rule', { chalk, width }),
  ];
}

function topWorkers(statistics: Statistics, terminal: Terminal): string[] {
  const workers = statistics.workers();
  const named = workers.filter(({ name }) => name !== undefined);
  if (named.length === 0) return wrap('The export names no workers (author.name, author.id), so there are no figures by worker.', terminal.width);
  const rated = named.filter(({ tally }) => tally.notes >= SMALL_GROUP);
  if (rated.length === 0)
    return wrap(
      `No worker has the ${SMALL_GROUP} notes that a rate needs, so there are no figures by worker (${count(named.length, 'worker')}).`,
      terminal.width,
    );
  return [
    heading('Workers, by points to mend in 100 notes', 'notes', 'in 100', terminal),
    ...rated.slice(0, MOST_WORKERS).map((worker) => groupRow(worker, terminal.width)),
    ...more(rated.length - MOST_WORKERS, 'worker', terminal),
  ];
}

function groupRow({ name = '', tally, teams, mostOften }: GroupFigures, width: number): string {
  const about = [teams.join(', '), mostOften === undefined ? '' : `most often ${mostOften}`].filter(Boolean).join('; ');
  return row(name, about, tally.notes, rateWords(tally.rate('error', 'warning')), width);
}

function topChildren(statistics: Statistics, { chalk, width }: Terminal): string[] {
  const children = statistics.children().filter(({ name, tally }) => name !== undefined && tally.findings.error + tally.findings.warning > 0);
  if (children.length === 0) return [];
  return [
    heading('Children whose records have most to mend', 'notes', 'points', { chalk, width }),
    ...children.slice(0, MOST_CHILDREN).map(({ name = '', tally: { notes, findings } }) => {
      const about = `${findings.error} must, ${findings.warning} should`;
      return row(`child ${name}`, about, notes, String(findings.error + findings.warning), width);
    }),
    ...more(children.length - MOST_CHILDREN, 'child', { chalk, width }),
  ];
}

function byMonth(statistics: Statistics, { chalk, width }: Terminal): string[] {
  const months = statistics.months();
  if (months.length === 0) return wrap('The export does not say when the contacts were (eventAt), so there is no trend by month.', width);
  return [
    heading('Months, by points to mend in 100 notes', 'notes', 'in 100', { chalk, width }),
    ...months.slice(-MOST_MONTHS).map(({ period, tally }) => {
      const fine = tally.rate() === undefined ? '' : `${Math.round((tally.worst.fine / tally.notes) * 100)}% with nothing to mend`;
      return row(monthWords(period), fine, tally.notes, rateWords(tally.rate('error', 'warning')), width);
    }),
  ];
}

/** How soon notes were written up, what could not be checked, and how these figures are to be read. */
function closing(statistics: Statistics, limit: string | undefined, { summary, problems }: RunEnd, { chalk, width }: Terminal): string[] {
  const { timeliness } = statistics;
  const [half, most] = [timeliness.within(0.5), timeliness.within(0.9)];
  const unchecked = Object.keys(summary.notChecked).sort();
  const lines = [
    half === undefined || most === undefined
      ? 'How soon notes were written up is not known: the export lacks eventAt or recordedAt.'
      : `Half of the notes were written up within ${hoursWords(half)} of the contact, nine in ten within ${hoursWords(most)}${limit === undefined ? '' : ` (the limit is ${limit})`}.`,
    unchecked.length === 0
      ? ''
      : `${count(unchecked.length, 'rule')} could not be checked on some notes (${listOf(unchecked.slice(0, 2))}${unchecked.length > 2 ? ' …' : ''}): --format html or csv says which, and for want of what.`,
    problems.length === 0
      ? ''
      : chalk.red.bold(`These figures are not whole: ${count(problems.length, 'problem')} in reading or judging, said above and in every report.`),
    chalk.dim('Figures of records, not of people: read the notes and ask before you judge.'),
  ];
  return lines.filter(Boolean).flatMap((line) => wrap(line, width));
}

/** Two columns of figures at the right; what stands between the name and them goes where there is no room. */
function heading(title: string, first: string, second: string, { chalk, width }: Terminal): string {
  const room = Math.min(width, WIDEST) - 16;
  return chalk.bold(`${(title.length > room ? `${title.slice(0, room - 1)}…` : title).padEnd(room)}${first.padStart(7)}${second.padStart(9)}`);
}

const WIDEST = 100;
/** What would be cut to less than this is better left out. */
const SHORTEST_ABOUT = 20;

function row(name: string, about: string, first: number, second: string, width: number): string {
  const room = Math.min(width, WIDEST) - 16;
  const spare = room - LONGEST_NAME - 4;
  const isTold = spare >= SHORTEST_ABOUT;
  const shown = short(forTerminal(name), isTold ? LONGEST_NAME : room - 3);
  const left = isTold ? `  ${shown.padEnd(LONGEST_NAME + 2)}${short(forTerminal(about), spare)}` : `  ${shown}`;
  return left.padEnd(room) + String(first).padStart(7) + second.padStart(9);
}

function short(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}

function more(count: number, thing: string, { chalk }: Terminal): string[] {
  if (count <= 0) return [];
  const things = count === 1 ? thing : thing === 'child' ? 'children' : `${thing}s`;
  return [chalk.dim(`  and ${count} more ${things}`)];
}
