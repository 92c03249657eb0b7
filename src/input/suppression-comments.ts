import type { Suppression } from '../casenote/nodes.ts';
import type { NoteSource } from '../casenote/source.ts';

const COMMENT = /<!--\s*caselint-disable(-next-line)?(?=[\s-])([\s\S]*?)-->/g;
const UNTIL = /^until=(.*)$/i;

/**
 * Reads `<!-- caselint-disable RULE -- reason -->` and `<!-- caselint-disable-next-line RULE until=… -- reason -->`.
 * A comment that names several rules suppresses each; one that names none is kept, so that it can be reported.
 */
export function readSuppressionComments(source: NoteSource): Suppression[] {
  if (!source.text.includes('caselint-disable')) return [];
  return [...source.text.matchAll(COMMENT)].flatMap((comment) => {
    const [names = '', ...reason] = (comment[2] ?? '').split(/\s--\s/);
    const words = names
      .trim()
      .split(/[\s,]+/)
      .filter((word) => word !== '' && word !== '--');
    const rules = words.filter((word) => !UNTIL.test(word));
    const end = comment.index + comment[0].length;
    const common = {
      reason: reason.join(' -- ').trim() || undefined,
      until: words.map((word) => UNTIL.exec(word)?.[1]).find((until) => until !== undefined),
      scope: comment[1] ? ('line' as const) : ('note' as const),
      line: comment[1] ? lineAfter(source, end) : undefined,
      at: { start: comment.index, end },
    };
    return (rules.length > 0 ? rules : [undefined]).map((rule) => ({ ...common, rule }));
  });
}

/** The line of the file that follows, blank lines passed over. */
function lineAfter(source: NoteSource, offset: number): number {
  const newline = source.text.indexOf('\n', offset);
  if (newline === -1) return source.point(offset).line + 1;
  const next = /\S/.exec(source.text.slice(newline));
  return source.point(newline + (next?.index ?? 1)).line;
}
