import { check, type LintOptions } from './lint.ts';

/** The main job, with a screen of figures in place of findings. It never quotes the record. */
export async function summarise(paths: readonly string[], options: Omit<LintOptions, 'text'>): Promise<void> {
  await check(paths, { ...options, text: false }, [{ format: 'summary', file: undefined }]);
}
