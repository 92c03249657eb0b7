import { readFileSync } from 'node:fs';
import { rules } from '../src/index.ts';
import { isNegated } from '../src/language/negation.ts';
import { isAttributed } from '../src/language/attribution.ts';
import { isSaidOf } from '../rules/derogatory-language/about.ts';
import { isProperName } from '../src/language/proper-name.ts';
const rule = rules.find(({ name }) => name === 'derogatory-language') as any;
const check = rule.check;
rule.check = (view: any, reporter: any, o: any) => {
  for (const prose of view.text.sections) for (const hit of view.terms(prose)) {
    const s = prose.words[hit.first].start;
    console.log(prose.text, '|', prose.words.slice(hit.first, hit.end).map((w: any) => w.lower).join(' '), JSON.stringify({ other: hit.entry.term?.isOther, about: hit.entry.term?.group.about, op: hit.entry.opening }), 'neg', isNegated(prose, hit.first), 'attr', isAttributed(prose, s), 'said', isSaidOf(prose, hit.first, hit.end, { of: 'person', behaviour: true }), 'name', isProperName(prose, hit.first, hit.end));
  }
  return check(view, reporter, o);
};
await import('./_dg.ts');
