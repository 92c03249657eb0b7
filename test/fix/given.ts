import { rules } from '../../rules/index.ts';
import { type CommandSettings, resolveSettings } from '../../src/config/resolve.ts';
import { type FixedDraft, fixDraft } from '../../src/fix/fix-draft.ts';
import type { Unfit } from '../../src/fix/look.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What fixing comes to for a draft that stands nowhere on disk. */
export function tryFix(note: string | Uint8Array, command: CommandSettings = {}, file = 'draft.md'): Promise<FixedDraft | Unfit> {
  const bytes = typeof note === 'string' ? bytesOf(note) : note;
  return fixDraft(bytes, file, { settings: resolveSettings(rules, [], command), today: '2026-03-04', inlineSuppressions: true });
}

/** The same for one that can be fixed. */
export async function fixed(note: string | Uint8Array, command: CommandSettings = {}, file = 'draft.md'): Promise<FixedDraft> {
  const result = await tryFix(note, command, file);
  if (typeof result === 'string') throw new Error(`could not be fixed: ${result}`);
  return result;
}

/** A visit that is a significant event, with what stands in its body. */
export function visit(body: string, ticks = '[x] | [x] | [x] | [x] | [x]'): string {
  return `---
id: CN-1
child: { id: C-1, name: Dawn Ash, status: Child in Need }
eventAt: 2026-03-02T15:30
recordedAt: 2026-03-03T09:10
significantEvent: yes
contactType: Home visit
---

# New Case Note for Dawn Ash

| Contact Regarding | Relation | Name | Age | At Contact | Interviewed? | Seen? | Alone? | Bedroom? |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Children / Young People | Self | Dawn Ash | 12 | ${ticks} |

${body}`;
}

export const THREE = '### What is working well\n\n### What are we worried about\n\n### What needs to happen\n';
