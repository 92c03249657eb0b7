import { rules } from '../../rules/index.ts';
import { requireRule } from '../config/resolve.ts';
import { type TerminalWishes, terminalFor, wrap } from '../report/terminal.ts';

/** Lists the catalogue: name, usual level, clauses, what it flags. */
export function listRules(wishes: TerminalWishes): void {
  const { chalk, width } = terminalFor(process.stdout, wishes, process.env);
  const lines = rules.flatMap((rule) => {
    const clauses = rule.clauses.length > 0 ? `  policy ${rule.clauses.join(', ')}` : '';
    const scope = rule.scope === 'note' ? '' : `  across the notes of a ${rule.scope === 'record' ? 'child' : 'family'}`;
    return [`${chalk.bold(rule.name)}  ${rule.severity}${chalk.dim(clauses + scope)}`, ...wrap(rule.summary, width - 2).map((text) => `  ${text}`), ''];
  });
  process.stdout.write(`${lines.join('\n')}“caselint explain RULE” shows examples and settings.\n`);
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
