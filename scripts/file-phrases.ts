import { writeFileSync } from 'node:fs';
import { rules } from '../rules/index.ts';
import { PRESETS } from '../src/config/presets.ts';
import { activeRules, resolveSettings } from '../src/config/resolve.ts';
import { termsOf } from '../src/engine/judge.ts';
import { filed, keptName } from '../src/language/words/filed-phrases.ts';

/** Files the phrases of every preset's rules, as they are without settings, for the built program: `node scripts/run.mjs scripts/file-phrases.ts`. */
for (const preset of Object.keys(PRESETS)) {
  const active = activeRules(resolveSettings(rules, [], { preset }).rulesFor(''));
  const phrases = active.flatMap((entry) => [...(termsOf(entry) ?? [])].flatMap((term) => term.phrases));
  writeFileSync(`dist/data/${keptName(phrases)}.bin`, filed(phrases).numbers);
}
