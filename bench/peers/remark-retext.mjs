import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkPresetLintConsistent from 'remark-preset-lint-consistent';
import remarkPresetLintRecommended from 'remark-preset-lint-recommended';
import remarkRetext from 'remark-retext';
import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextPassive from 'retext-passive';
import retextReadability from 'retext-readability';
import retextRepeatedWords from 'retext-repeated-words';
import retextSimplify from 'retext-simplify';
import { unified } from 'unified';

const prose = unified()
  .use(retextEnglish)
  .use(retextEquality)
  .use(retextIndefiniteArticle)
  .use(retextPassive)
  .use(retextReadability)
  .use(retextRepeatedWords)
  .use(retextSimplify);

/** remark-lint, and the plugins for prose that its users take most. */
export default { plugins: [remarkFrontmatter, remarkGfm, remarkPresetLintRecommended, remarkPresetLintConsistent, [remarkRetext, prose]] };
