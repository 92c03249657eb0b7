/** Severities from which on a run fails. A file of its own, for the command line needs it before anything else. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];
