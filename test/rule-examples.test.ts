import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { examplesOf, runExample } from './rule-examples.ts';

// The page of the project's own rule is run by docs.test.ts: only the gate can report it.
for (const rule of rules.filter(({ group }) => group !== 'project')) {
  const path = join('rules', rule.name, 'README.md');
  describe(rule.name, () => {
    it('has a page', () => expect(existsSync(path)).toBe(true));
    const examples = existsSync(path) ? examplesOf(readFileSync(path, 'utf8')) : [];
    it('shows at least three flagged and three not flagged', () => {
      expect(examples.filter((example) => example.flagged).length).toBeGreaterThanOrEqual(3);
      expect(examples.filter((example) => !example.flagged).length).toBeGreaterThanOrEqual(3);
    });
    for (const [i, example] of examples.entries()) {
      it(`example ${i + 1} is ${example.flagged ? '' : 'not '}flagged`, async () => {
        const result = await runExample(rule, rules, example);
        expect(result.problems).toEqual([]);
        const messages = result.findings.map((finding) => finding.message);
        if (example.flagged) expect(messages).not.toEqual([]);
        else expect(messages).toEqual([]);
      });
    }
  });
}
