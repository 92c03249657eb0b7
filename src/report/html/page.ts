import type { NoteCard } from '../../casenote/card.ts';
import type { RunEnd } from '../../gate/summary.ts';
import { Gravest } from '../gravest.ts';
import type { Report } from '../report.ts';
import { Statistics } from '../statistics/statistics.ts';
import { closing, opening } from './document.ts';
import { FINDINGS, findingsSection, type Listed, MOST_FINDINGS } from './findings.ts';
import { childrenSection, teamsSection, workersSection } from './groups.ts';
import { headline } from './headline.ts';
import { type Markup, html as markup } from './markup.ts';
import { contents, sectionMarkup } from './section.ts';
import { delaySection, rulesSection, weeksSection } from './sections.ts';
import { notCheckedSection, problemsSection } from './unchecked.ts';

const TITLE = 'Case recording: how the notes stand';

/**
 * One page for the team lead: everything within itself, nothing loaded from anywhere. It counts as the notes come, and
 * holds the gravest findings alone.
 */
export const html: Report = ({ version, rules, mayQuote }) => {
  const statistics = new Statistics();
  const gravest = new Gravest<Listed>(MOST_FINDINGS);
  return {
    open: () => opening(TITLE, version).text,
    note: (card: NoteCard) => statistics.note(card),
    finding(finding, excerpt) {
      statistics.finding(finding);
      if (!finding.suppressedBy) gravest.add({ ...finding, excerpt });
      return '';
    },
    *close(end) {
      for (const part of parts(end)) yield part.text;
    },
  };

  function* parts(end: RunEnd): Generator<Markup> {
    const workerOf = statistics.authors();
    const findings = gravest.gravestFirst().map((finding) => ({ ...finding, worker: workerOf(finding.on.ordinal) }));
    const sections = [
      problemsSection(end),
      rulesSection(statistics, rules),
      weeksSection(statistics.weeks()),
      delaySection(statistics.timeliness, rules),
      workersSection(statistics.workers()),
      teamsSection(statistics.teams()),
      childrenSection(statistics.children()),
      notCheckedSection(end),
    ].filter((section) => section !== undefined);
    yield headline(TITLE, statistics, end, mayQuote);
    yield contents([...sections, FINDINGS]);
    for (const section of sections) yield sectionMarkup(section);
    yield* findingsSection(findings, gravest.count, rules);
    yield markup`<footer><p>Made by caselint ${version} on this machine; nothing was sent anywhere.</p></footer>
`;
    yield closing();
  }
};
