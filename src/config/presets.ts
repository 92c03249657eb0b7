import type { Rule } from '../engine/rule.ts';

export interface Preset {
  readonly about: string;
  includes(rule: Rule): boolean;
}

/** Which rules are on to begin with. */
export const PRESETS = {
  policy: { about: 'the whole policy', includes: () => true },
  draft: { about: 'one note in hand: nothing that needs other records', includes: (rule) => rule.scope === 'note' },
  migration: {
    about: 'what makes a record unfit to move: missing, late, copied or misplaced; not how it is worded',
    includes: (rule) => rule.group !== 'language' && rule.group !== 'evidence',
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;
