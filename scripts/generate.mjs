// Writes what is made from the program itself: the JSON Schemas, the README's rule table and picture, docs/rules.md, docs/settings.md, the
// manual page and docs/policy-traceability.md. Runs the built program, so build first (`npm run generate` does both). With --check it
// writes nothing and exits with 1 where a file differs from what would be written.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { load } from 'js-yaml';
import { rules } from '../dist/index.js';
import { settingsPage } from './settings-page.mjs';

const PICTURED = 'fixtures/markdown/F-01-rowe/2026-01-15-tegan-school.md';
const PICTURE_COLUMNS = 90;
const PICTURE_ROWS = 40;

const SCOPES = { note: 'note', record: 'all notes of a child', family: 'all notes of linked children' };

const isCheck = process.argv.includes('--check');
const clauses = load(readFileSync('src/report/clauses.yaml', 'utf8'));
const configSchema = JSON.parse(caselint('schema', 'config'));

const written = new Map([
  ...['note', 'config', 'findings'].map((what) => [`schema/${what}.schema.json`, caselint('schema', what)]),
  ['README.md', readme()],
  ['docs/rules.md', rulesPage()],
  ['docs/settings.md', settingsPage(configSchema, rules, JSON.parse(readFileSync('.caselintrc.example.json', 'utf8')), table)],
  ['docs/caselint.1', caselint('manual')],
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

/** A terminal as wide as a page is. */
function picture() {
  const terminal = `data:text/javascript,Object.assign(process.stdout,{isTTY:true,columns:${PICTURE_COLUMNS},rows:${PICTURE_ROWS}})`;
  const args = ['--import', terminal, 'bin/caselint.js', PICTURED, '--no-config'];
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
  const rows = clauses.map(({ id, title, person }) => {
    const judging = rules.filter((rule) => rule.clauses.includes(id));
    if (judging.length === 0 && person === undefined) throw new Error(`src/report/clauses.yaml: clause ${id} has neither a rule nor a reason why`);
    return [id, title, judging.map(({ name, severity }) => `[\`${name}\`](../rules/${name}/README.md) ${severity}`).join(', ') || '–', person ?? ''];
  });
  return `${[
    '# The policy, clause by clause',
    'Written by `npm run generate`. Each clause of the Case Recording Policy, in a few words of our own, with the rules that look at it. The ids are the policy’s section numbers (3.2: the second requirement of section 3); A1 to A5 are the rows of its Appendix 1.',
    'A rule finds faults that can be seen in an export. That it finds none is no proof that the clause is kept.',
    table(['clause', 'asks', 'judged by', 'for a person'], rows),
  ].join('\n\n')}\n`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
