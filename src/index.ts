/** caselint as a library: read case notes into one tree, judge them, report. */
export { rules } from '../rules/index.ts';
export { runLint, type RunOptions } from './batch/run.ts';
export { checkSettings, findSettings, loadSettings } from './config/load.ts';
export { resolveSettings, type Settings } from './config/resolve.ts';
export { SettingsError, UsageError } from './config/errors.ts';
export type { GatedFinding } from './gate/gate.ts';
export type { RunResult, Summary } from './gate/summary.ts';
export type * from './casenote/nodes.ts';
export { groupRule, noteRule, type Rule } from './engine/rule.ts';
