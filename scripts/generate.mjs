// Writes what is made from the program itself: the JSON Schemas, the README's rule table and picture, docs/rules.md and
// docs/policy-traceability.md. Runs the built program, so build first (`npm run generate` does both). With --check it
// writes nothing and exits with 1 where a file differs from what would be written.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { load } from 'js-yaml';
import { rules } from '../dist/index.js';

const PICTURED = 'fixtures/markdown/F-01-rowe/2026-01-15-tegan-school.md';
const PICTURE_COLUMNS = 90;

/** Clauses that no rule stands for yet: what a rule will look at later, or why no program can judge it. */
const WITHOUT_RULE = {
  3.1: 'Checked when notes are read: an exported note that names no child is rejected. The rest is for a person.',
  3.3: 'Later: prompts of the form left in, another child’s name, overlong notes. Whether a record is accurate is for a person to judge.',
  3.4: 'Whether the record is up to date with the child’s life is for a person to judge. That entries are written in time: see 4.1.',
  3.5: 'What is relevant is for a person to judge.',
  3.7: 'Later: reading ease.',
  4: 'Later: whether the child’s views are in the record.',
  4.3: 'Later: pasted e-mails.',
  4.4: 'Later: the interpreter’s name and provider.',
  4.5: 'Later: derogatory and blaming words.',
  5.1: 'Later: entries that carry the date of writing.',
  5.3: 'Later: entries not finalised by the 5th.',
  5.5: 'Later: records that speak of none of these.',
  '5a.1': 'Later: the order of entries. That a note can be read in one way only is for a person to judge.',
  '5a.2': 'Later: long sentences that should be lists.',
  '5a.3': 'Later: sentence length and reading ease.',
  '5a.5': 'Later: conclusions without a reason.',
  '5b.1': 'Later: blank date, time or type of contact.',
  '5b.2': 'Later: visit types that do not fit the child’s status.',
  '5b.3': 'Later: statutory visits before the case has a status.',
  '5b.4': 'Later: unanswered ticks, and ticks that the text contradicts.',
  '5b.5': 'Later: a Reason for contact that is blank or too long.',
  '5b.6': 'Later: “Child seen”. The colour, only where the export carries colours.',
  '5b.7': 'Later: “Child not seen”. The colour, only where the export carries colours.',
  '5b.8': 'Later: meetings, consents and shared records.',
  '5b.9':
    'Later: who and what was seen, and the child’s own account. Practice tools, challenge and advice are for a person to judge, beyond whether they are spoken of.',
  '5b.10': 'Later: the child’s words without quotation marks or green. The colour, only where the export carries colours.',
  '5b.11': 'Later: a missing analysis, and one that retells the visit.',
  '5b.12': 'Later: an analysis with one side only.',
  '5b.13': 'Later: missing and vague actions.',
  A2: 'Later: the child’s views.',
  A4: 'Later: a missing analysis, and one that retells the visit.',
  A5: 'Later: overlong notes and repeated passages.',
};

const SCOPES = { note: 'note', record: 'all notes of a child', family: 'all notes of linked children' };

const isCheck = process.argv.includes('--check');
const clauses = load(readFileSync('src/report/clauses.yaml', 'utf8'));
const configSchema = JSON.parse(caselint('schema', 'config'));

const written = new Map([
  ...['note', 'config', 'findings'].map((what) => [`schema/${what}.schema.json`, caselint('schema', what)]),
  ['README.md', readme()],
  ['docs/rules.md', rulesPage()],
  ['docs/policy-traceability.md', traceability()],
]);

const differing = [...written].filter(([path, content]) => read(path) !== content).map(([path]) => path);
if (isCheck && differing.length > 0) {
  console.error(`${differing.join(', ')}: not what the program says; run “npm run generate”.`);
  process.exitCode = 1;
} else if (!isCheck) {
  for (const path of differing) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, written.get(path));
    console.log(`wrote ${path}`);
  }
}

/** What the built program prints. */
function caselint(...args) {
  return printed(['bin/caselint.js', ...args], [0]);
}

function printed(args, codes) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
  });
  if (!codes.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
  return stdout;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function readme() {
  return fill(fill(read('README.md') ?? '', 'picture', picture()), 'rules', ruleTable(''));
}

/** Puts content between the two comments that name a part of a page. */
function fill(page, part, content) {
  const [start, end] = [`<!-- ${part}: written by npm run generate -->`, `<!-- end of ${part} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from === -1 || to < from) throw new Error(`README.md lacks “${start}” or “${end}”`);
  return `${page.slice(0, from + start.length)}\n\n${content}\n\n${page.slice(to)}`;
}

/** A terminal that shows the record's words, as wide as a page is. */
function picture() {
  const width = `data:text/javascript,process.stdout.columns=${PICTURE_COLUMNS}`;
  const args = ['--import', width, 'bin/caselint.js', PICTURED, '--no-config', '--include-text'];
  return `\`\`\`text\n${printed(args, [0, 1]).trimEnd()}\n\`\`\``;
}

function ruleTable(root) {
  const rows = rules.map(({ name, severity, scope, clauses: ids, summary }) => [
    `[\`${name}\`](${root}rules/${name}/README.md)`,
    severity,
    SCOPES[scope],
    ids.join(', ') || '–',
    summary,
  ]);
  return table(['rule', 'level', 'looks at', 'clauses', 'flags'], rows);
}

function rulesPage() {
  return `${[
    '# Rules',
    'Written by `npm run generate`. Each rule has a page of its own with examples, which are run as its tests. “caselint explain RULE” shows the same page.',
    ruleTable('../'),
    ...rules.flatMap(({ name, summary, needs }) => [
      `## ${name}`,
      `${summary} [More, with examples](../rules/${name}/README.md).`,
      needs.length > 0
        ? `Needs in the export: ${needs
            .map((need) =>
              need
                .split('|')
                .map((field) => `\`${field}\``)
                .join(' or '),
            )
            .join(', ')}. A note without is reported as not checked.`
        : 'Needs no field of the export.',
      settingsOf(name),
    ]),
  ].join('\n\n')}\n`;
}

function settingsOf(name) {
  const { properties } = configSchema.properties.rules.properties[name].anyOf.find((choice) => choice.type === 'object');
  const rule = rules.find((candidate) => candidate.name === name);
  const defaults = rule.options.parse({});
  const rows = Object.entries(properties)
    .filter(([key]) => key !== 'severity')
    .map(([key, { description }]) => [`\`${key}\``, `\`${JSON.stringify(defaults[key])}\``, sentence(description ?? '')]);
  return rows.length > 0 ? table(['setting', 'default', 'meaning'], rows) : 'It has no settings but its level.';
}

function sentence(text) {
  return text === '' ? '' : `${text[0].toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}

function traceability() {
  const rows = clauses.map(({ id, title }) => {
    const judging = rules.filter((rule) => rule.clauses.includes(id)).map(({ name }) => `[\`${name}\`](../rules/${name}/README.md)`);
    const note = WITHOUT_RULE[id];
    if (judging.length === 0 && note === undefined) throw new Error(`scripts/generate.mjs: clause ${id} has neither a rule nor a reason`);
    if (judging.length > 0 && note !== undefined) throw new Error(`scripts/generate.mjs: clause ${id} has a rule now: take it out of WITHOUT_RULE`);
    return [id, title, judging.join(', ') || note];
  });
  return `${[
    '# The policy, clause by clause',
    'Written by `npm run generate`. Each clause of the Case Recording Policy, in a few words of our own, with the rules that look at it. The ids are the policy’s section numbers (3.2: the second requirement of section 3); A1 to A5 are the rows of its Appendix 1.',
    'A rule finds faults that can be seen in an export. That it finds none is no proof that the clause is kept.',
    table(['clause', 'asks', 'judged by'], rows),
  ].join('\n\n')}\n`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
