import type { RuleState } from '../config/resolve.ts';
import type { Severity } from '../engine/rule.ts';
import { CLAUSES } from './clauses.ts';
import { helpAddress, type ReportContext } from './report.ts';

export const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

const POLICY = 'Case Recording Policy';

/** GitHub refuses longer descriptions, and rules with more tags (docs.github.com, "SARIF support for code scanning"). */
const LONGEST_DESCRIPTION = 1024;
const MOST_TAGS = 20;

/** A rule as SARIF describes it. */
export function descriptorOf(state: RuleState, { help, helpBase }: ReportContext) {
  const { rule, level } = state;
  const clauses = rule.clauses.flatMap((id) => CLAUSES.filter((clause) => clause.id === id));
  const page = help.get(rule.name);
  const policy = clauses.map(({ id, title }) => `${id} ${title}.`).join(' ');
  return {
    id: rule.name,
    name: pascalCase(rule.name),
    shortDescription: { text: rule.summary },
    fullDescription: { text: openingOf(page) ?? rule.summary },
    helpUri: absolute(helpAddress(rule.name, helpBase)) ?? helpAddress(rule.name, undefined),
    help: { text: policy ? `${rule.summary} Policy: ${policy}` : rule.summary, markdown: page ?? rule.summary },
    // A rule that is off in general and on for some files is in the report for their sake.
    defaultConfiguration: { level: LEVELS[level === 'off' ? rule.severity : level] },
    relationships: clauses.map(({ id }) => ({
      target: { id, index: CLAUSES.findIndex((clause) => clause.id === id), toolComponent: { name: POLICY, index: 0 } },
      kinds: ['relevant'],
    })),
    properties: { tags: ['case-recording', rule.group, ...clauses.map(({ id }) => `clause-${id}`)].slice(0, MOST_TAGS) },
  };
}

/** The policy as a taxonomy: its clauses, so that findings can be grouped by what the council asks for. */
export const taxonomy = {
  name: POLICY,
  language: 'en-GB',
  shortDescription: { text: 'The council’s policy and procedure for recording about children.' },
  fullDescription: { text: 'The clauses of the Case Recording Policy, by its own section numbers; A1 to A5 are the pitfalls of its Appendix 1.' },
  isComprehensive: true,
  taxa: CLAUSES.map(({ id, title }) => ({ id, shortDescription: { text: `${title}.` } })),
};

export const supportedTaxonomies = [{ name: POLICY, index: 0 }];

/** SARIF's form of a name; it must be more than the id in capitals (SARIF1001 of the SDK's validator). */
function pascalCase(name: string): string {
  return (name.includes('-') ? name : `${name}-rule`).replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The first paragraph of a rule's page, without markup of code. */
function openingOf(page: string | undefined): string | undefined {
  const paragraph = page?.split(/\r?\n\s*\r?\n/).find((block) => block.trim() !== '' && !block.trimStart().startsWith('#'));
  const text = paragraph?.replace(/`/g, '').replace(/\s+/g, ' ').trim();
  return text && text.length <= LONGEST_DESCRIPTION ? text : undefined;
}

function absolute(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).href : undefined;
}
