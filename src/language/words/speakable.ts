/** Beginnings and ends that English words have. */
const ONSET =
  /^(?:[bcdfghjklmnpqrstvwxyz]?|bl|br|ch|cl|cr|dr|dw|fl|fr|gl|gr|kn|ph|pl|pr|qu|rh|sc|sh|sk|sl|sm|sn|sp|st|sw|th|tr|tw|wh|wr|str|sch|scr|shr|spl|spr|thr)[aeiouy]/;
const ENDING = /[aeiouy](?:[bcdfghjklmnpqrstvwxyz]?|ch|ck|ct|ft|ld|lf|lk|ll|lm|lp|lt|mp|nd|ng|nk|nt|ph|pt|rd|rk|rl|rm|rn|rp|rt|sh|sk|sp|ss|st|th|tt|xt)$/;

/** Whether small letters could be spoken as an English word: in capitals they may then be a name. */
export function isSpeakable(word: string): boolean {
  return ONSET.test(word) && ENDING.test(word) && !/[^aeiouy]{3}/.test(word);
}
