import type { SectionKind } from '../../src/casenote/labels.ts';
import type { Position } from '../../src/casenote/source.ts';
import type { NoteText } from '../../src/language/index/note-text.ts';
import { daysTold } from '../../src/language/time/dates-told.ts';
import { isToldAsPast } from '../../src/language/time/told-as-past.ts';

/** A place in a note that tells of a day after the note's own as over. */
export interface Citation {
  readonly position: Position;
  readonly section: SectionKind;
  /** Days after the contact. */
  readonly days: number;
}

/** A day and month without a year are of this year's only where they are near; farther off they may be of the year before. */
const NEAR = 90;
/** In days: what came to be known while a note was written up in time may stand in it; a late one is no place for the days since. */
const IN_TIME = 3;
const DAY = 86_400_000;

/**
 * What a note tells as past that was after its date.
 * @param event The note's day, `yyyy-MM-dd`.
 * @param recorded The day of the write-up.
 */
export function laterCitations(text: NoteText, event: string, recorded: string | undefined): Citation[] {
  const delay = recorded === undefined ? 0 : Math.round((Date.parse(recorded) - Date.parse(event)) / DAY);
  const added = delay > IN_TIME ? 0 : Math.max(0, delay);
  const found: Citation[] = [];
  for (const prose of text.sections) {
    // What is written under Actions is still to come.
    if (prose.section.kind === 'actions' || prose.section.kind === 'needsToHappen') continue;
    for (const told of daysTold(prose, event)) {
      if (told.kind === 'relative' || told.kind === 'weekday' || told.from <= added || prose.quoteAt(told.start)) continue;
      if (!told.hasYear && told.from > NEAR) continue;
      const sentence = prose.sentenceAt(told.start);
      if (!sentence || !isToldAsPast(prose, sentence, told)) continue;
      found.push({ position: text.note.source.position(prose.span(told.start, told.end)), section: prose.section.kind, days: told.from });
    }
  }
  return found;
}
