import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { resolveSettings, rules, runLint } from '../src/index.ts';

/**
 * False alarms on real prose of the sector: public inspection reports, which hold no case notes. Prints findings per
 * 10,000 words for each text rule, and the share of acronyms that a report explains and the rule flags all the same.
 * With a rule's name, prints some of its findings to look at.
 */
const DATA = join('..', 'shared', 'data');
const REPORTS = join(DATA, 'inspection-reports.jsonl.gz');
const ACRONYMS = join(DATA, 'inspection-acronyms.jsonl');
const TEXT_RULES = ['unexplained-abbreviation', 'jargon', 'derogatory-language', 'fact-opinion-mixing'];
const SHOWN = 60;

if (!existsSync(REPORTS) || !existsSync(ACRONYMS)) console.log('real text: skipped, for the inspection reports are not there');
else await measure();

async function measure(): Promise<void> {
  const reports = lines<{ id: string; paragraphs: string[] }>(gunzipSync(readFileSync(REPORTS)).toString('utf8'));
  const acronyms = lines<{ doc: string; acronym: string; explained: boolean }>(readFileSync(ACRONYMS, 'utf8'));
  const given = reports.map(({ id, paragraphs }) => ({ name: `${id}.txt`, bytes: new TextEncoder().encode(paragraphs.join('\n\n')) }));
  const texts = new Map(reports.map(({ id, paragraphs }) => [`${id}.txt`, paragraphs.join('\n\n')]));
  const words = reports.reduce((sum, { paragraphs }) => sum + paragraphs.join(' ').split(/\s+/).length, 0);
  const settings = resolveSettings(rules, [], { only: TEXT_RULES });
  const { findings } = await runLint({ settings, today: '2026-06-30', inlineSuppressions: false, paths: [], cwd: '.', given });
  console.log(`\nreal text: ${reports.length} inspection reports, ${words} words`);
  for (const rule of TEXT_RULES) {
    const count = findings.filter((finding) => finding.rule === rule).length;
    console.log(`${rule.padEnd(30)}${((count / words) * 10_000).toFixed(2)} findings per 10,000 words`);
  }
  const flagged = new Set(
    findings
      .filter((finding) => finding.rule === 'unexplained-abbreviation')
      .map(({ on, position }) => `${on.file} ${bare(texts.get(on.file)?.slice(position.start.offset, position.end.offset) ?? '')}`),
  );
  const known = new Set(reports.map(({ id }) => id));
  const explained = acronyms.filter(({ doc, explained }) => explained && known.has(doc));
  const wrongly = explained.filter(({ doc, acronym }) => flagged.has(`${doc}.txt ${bare(acronym)}`));
  console.log(`acronyms that the reports explain: ${explained.length}, of which flagged: ${((wrongly.length / explained.length) * 100).toFixed(1)}%`);
  const wanted = process.argv[2];
  if (!wanted) return;
  const shown = findings.filter((finding) => finding.rule === wanted);
  for (let i = 0; i < shown.length; i += Math.ceil(shown.length / SHOWN)) {
    const finding = shown[i];
    if (!finding) continue;
    const text = texts.get(finding.on.file) ?? '';
    const { start, end } = finding.position;
    console.log(
      `  ${text.slice(Math.max(0, start.offset - 50), start.offset)}[${text.slice(start.offset, end.offset)}]${text.slice(end.offset, end.offset + 50)}`.replace(
        /\s+/g,
        ' ',
      ),
    );
  }
}

function bare(acronym: string): string {
  return acronym.replace(/['’]?s$/, '').toUpperCase();
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
