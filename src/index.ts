/** caselint as a library: read case notes into one tree, judge them, report. */
export { rules } from '../rules/index.ts';
export type { RunOptions } from './batch/options.ts';
export { runLint } from './batch/run.ts';
export type * from './casenote/nodes.ts';
export { SettingsError, UsageError } from './config/errors.ts';
export { checkSettings, findSettings, loadSettings } from './config/load.ts';
export { resolveSettings, type Settings } from './config/resolve.ts';
export { groupRule, noteRule, type Rule } from './engine/rule.ts';
export type { GatedFinding } from './gate/gate.ts';
export type { RunResult, Summary } from './gate/summary.ts';
