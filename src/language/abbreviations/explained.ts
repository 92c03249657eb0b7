/** Whether a term is explained where it stands: the reader is told in the same breath what it means. */

/** "… respite (a short break with another carer)", "… respite, that is, …", "… respite means …", "… respite: this is …". */
const AFTER = new RegExp(
  [
    String.raw`^["”’'*_)]*\s*\((?!(?:see|from|at|on|by|with|in|to|for|and|\d|dated|seen|aged|age|tel|ext|attached|above|below)\b)[^)\s]+(?:\s+[^)\s]+)+`,
    String.raw`^["”’'*_)]*\s*(?:[,;:(–—-]\s*)*(?:that is\b|that’s\b|that's\b|i\.?e\.?[\s,]|which means\b|which meant\b|meaning\b|in other words\b|in plain words\b|which (?:is|are|was|were) (?:a|an|the|when|where|what|how|to|for|small|special|short)\b|this means\b|this is (?:a|an|the|when|where|what|how)\b|which we use\b|by which\b|which just means\b|or in plain)`,
    String.raw`^["”’'*_)]*\s+(?:means?|meant|stands for|is when|is where|is what|is a word|is the word|is our word|is the name|is the term|is jargon|just means|simply means|describes)\b`,
    String.raw`^["”’'*_)]*\s*[–—-]\s+(?:a|an|the|when|where|someone|somebody|something|people|how|having|being|to|not)\s`,
    String.raw`^["”’'*_)]*\s*,\s*(?:a|an|the)\s+(?:[\p{Ll}'’-]+\s+){1,3}(?:who|which|that|where|when|to|for|of|on|with|given|used|made)\b`,
    String.raw`^["”’'*_)]*\s*:\s+(?:\p{Ll}+ing|when|how)\s`,
    String.raw`^[^.!?\n]{0,30},\s*(?:(?:which|that) is to say|that is,|which is not\s[^.!?\n]{0,60}\b(?:it|this) is)\b`,
    String.raw`^["”’'*_)]*\s*=\s`,
    String.raw`^["”’'*_)]*\s*,\s*which\s[^,.]{0,25}\b(?:described|explained|defined)\b`,
    String.raw`^["”’'*_]*\s*\(["“‘'*_]*[A-Z][A-Za-z&/]{1,6}["”’'*_]*\)`,
    String.raw`^["”’'*_)]*\s*,\s*or\s+(?:a|an|the)?\s*\p{Ll}`,
    String.raw`^[^.!?\n]{0,120}[.!?]["”’')]*\s+(?:This|That|It|They|These|Which)\s+(?:just |simply |only )?(?:means?|meant|is when|is where|is what|is how|is the word|is our word|is the name)\b`,
    String.raw`^[^.!?\n]{0,160}\b(?:it|this|that|which)\s+(?:just |simply |only |really )?means\b`,
    String.raw`^[^\n]{0,120}\b(?:told|said|explained|asked)\b[^.!?\n]{0,40}\b(?:it|this|that)\s+(?:just |simply |only |really )?(?:means|meant)\b`,
    String.raw`^[^.!?\n]{0,60}[.!?]["”’')]*\s+I explained (?:that |this |to \w+ that )?(?:this |it |that )?(?:means?|meant|is|was)\b`,
  ].join('|'),
  'u',
);

/** "a short break (respite)", "what we call respite", "a short break, or respite,", "the word for this is respite". */
const BEFORE = new RegExp(
  [
    String.raw`(?:known as|short for|stands for|standing for|called|calls?|calling|termed|known to professionals as|described as|the (?:word|term|name|phrase) (?:for (?:this|it|that) )?(?:is|was)?|referred to as|what \w+ (?:call|mean by)|or what is known as|mean by|meant by|explained (?:what )?(?:the word |the term |the phrase )?|explain (?:what )?(?:the word |the term )?|asked (?:me )?what (?:the word |a |an |the )?|what|by)\s*(?:a|an|the)?\s*["“‘'*_]*$`,
    String.raw`\p{L}\s+\p{L}+\s+\p{L}+\s*\(\s*(?:also |known as |called |or |the |a |so-called )*["“‘'*_]*$`,
    String.raw`\p{L}+\s+\p{L}+,\s+or\s+["“‘'*_]*$`,
  ].join('|'),
  'iu',
);

/** Words like "called" and "what" only tell of an explanation where the next words make it one. */
const NEEDS_MORE = /(?:what|by|explained|explain|asked)\s*(?:me )?(?:what )?(?:the word |the term |the phrase )?(?:a|an|the)?\s*["“‘'*_]*$/i;
const MORE = /^["”’'*_]*\s*(?:means?|meant|is|was|are|we mean|would mean|would be)\b/i;
const WINDOW = 90;

/** @param start @param end Offsets of the term in `text`. */
export function isExplainedAt(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 260);
  if (AFTER.test(after)) return true;
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const match = BEFORE.exec(before);
  if (!match) return false;
  if (NEEDS_MORE.test(match[0])) return MORE.test(after);
  // "(respite)": the bracket must hold the term alone, else it is a remark.
  return !match[0].includes('(') || /^["”’'*_s]*\s*\)/.test(after);
}
