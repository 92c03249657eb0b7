import type { ChalkInstance } from 'chalk';
import { rules } from '../../rules/index.ts';
import { requireRule } from '../config/resolve.ts';
import { CLAUSES } from '../report/clauses.ts';
import { type TerminalWishes, terminalFor, wrap } from '../report/terminal.ts';

/** Lists the catalogue: name, usual level, clauses, what it flags; or, by clause, which rules look at each clause of the policy. */
export function listRules(wishes: TerminalWishes & { readonly byClause?: boolean }): void {
  const { chalk, width } = terminalFor(process.stdout, wishes, process.env);
  if (wishes.byClause) {
    process.stdout.write(`${clauseLines(chalk, width).join('\n')}\n`);
    return;
  }
  const lines = rules.flatMap((rule) => {
    const clauses = rule.clauses.length > 0 ? `  policy ${rule.clauses.join(', ')}` : '';
    const scope = rule.scope === 'note' ? '' : `  across the notes of a ${rule.scope === 'record' ? 'child' : 'family'}`;
    return [`${chalk.bold(rule.name)}  ${rule.severity}${chalk.dim(clauses + scope)}`, ...wrap(rule.summary, width - 2).map((text) => `  ${text}`), ''];
  });
  process.stdout.write(`${lines.join('\n')}“caselint explain RULE” shows examples and settings.\n`);
}

/** Each clause with its rules and their levels, and what of it is for a person to judge. */
function clauseLines(chalk: ChalkInstance, width: number): string[] {
  return CLAUSES.flatMap(({ id, title, person }) => [
    ...wrap(`${title}.`, width - 6).map((text, i) => `${chalk.bold((i === 0 ? id : '').padEnd(6))}${text}`),
    ...rules.filter(({ clauses }) => clauses.includes(id)).map(({ name, severity }) => `      ${name}  ${chalk.dim(severity)}`),
    ...(person ? wrap(person, width - 6).map((text) => `      ${chalk.dim(text)}`) : []),
    '',
  ]);
}

/** Shows a rule's page. @throws {UsageError} for an unknown rule, with the nearest name. */
export async function explainRule(name: string, wishes: TerminalWishes): Promise<void> {
  const rule = requireRule(rules, name);
  const { rulePages } = await import('../../rules/pages.ts');
  const { chalk, width } = terminalFor(process.stdout, wishes, process.env);
  let inFence = false;
  const lines = (rulePages.get(rule.name) ?? '').split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      inFence = !inFence;
      return [];
    }
    if (inFence) return [`  ${chalk.dim('│')} ${line}`];
    if (line.startsWith('#')) return [chalk.bold(line.replace(/^#+\s*/, ''))];
    if (line.startsWith('|') || line.trim() === '') return [line];
    const hang = /^\s*- /.test(line) ? '  ' : '';
    return wrap(line, width - hang.length).map((text, i) => (i === 0 ? text : hang + text));
  });
  process.stdout.write(`${lines.join('\n').trimEnd()}\n`);
}
