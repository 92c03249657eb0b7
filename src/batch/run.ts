import { randomBytes } from 'node:crypto';
import { KEY_LENGTH } from '../engine/judge.ts';
import type { GatedFinding } from '../gate/gate.ts';
import { exitCodeOf, type RunEnd, type RunResult } from '../gate/summary.ts';
import { Tally } from '../gate/tally.ts';
import { discover } from '../input/discover.ts';
import type { Crew, RunOptions } from './options.ts';
import { RunSoFar } from './so-far.ts';
import type { UnitResult } from './unit-result.ts';
import { type Cut, type Source, sizeOf, type Unit, unitsOf } from './units.ts';
import { Work } from './work.ts';

/** The main job, all findings held. Throws nothing that a note could cause. */
export async function runLint(options: RunOptions): Promise<RunResult> {
  const findings: GatedFinding[] = [];
  const end = await runNotes(options, (finding) => void findings.push(finding));
  return { ...end, findings };
}

/**
 * The main job: finds the notes, reads them, judges them, and settles what counts. Findings are handed over as they come, in
 * the order of the contract. Throws nothing that a note could cause.
 * @throws {SpillError}
 */
export async function runNotes(options: RunOptions, take: (finding: GatedFinding) => void | Promise<void>): Promise<RunEnd> {
  const { settings } = options;
  const { files, problems: notFound } = await discover(options.paths, options.cwd);
  const sources: Source[] = [...(options.given ?? []).map(({ name, bytes }) => ({ name, given: bytes })), ...files.map((name) => ({ name }))];
  const totalBytes = sources.reduce((sum, source) => sum + sizeOf(source), 0);
  const key = randomBytes(KEY_LENGTH);
  const crew = (await options.hire?.(totalBytes, key)) ?? alone({ ...options, key, packs: false, cards: options.onCard !== undefined });
  const thresholds = settings.gate && new (await import('../gate/thresholds.ts')).Thresholds(settings.gate);
  const run = new RunSoFar(options, take, totalBytes, new Tally(settings, { ...options, thresholds }));
  try {
    run.problems.push(...notFound);
    await inOrder(unitsOf(sources, settings), crew, (unit, result) => run.merge(unit, result));
    await run.close();
  } finally {
    run.facts.close();
    await crew.close();
  }
  const { summary, problems } = run;
  if (summary.notes === 0 && problems.length === 0)
    problems.push({ file: options.paths.length === 1 ? (options.paths[0] ?? '') : '', message: 'no case note was found' });
  const measured = run.tally.close(summary, (rule) => run.judgedBy(rule));
  return {
    problems,
    notices: run.notices,
    crashes: run.crashes,
    summary,
    files: [...run.files.values()],
    exitCode: exitCodeOf(summary, problems.length > 0, settings.failOn, settings.maxWarnings, measured.gate),
    ...measured,
  };
}

/** This thread does it. */
function alone(options: ConstructorParameters<typeof Work>[0]): Crew {
  const work = new Work(options);
  return {
    size: 1,
    async run(unit) {
      // Between two units there is time for a signal.
      await new Promise((resolve) => setImmediate(resolve));
      return work.run(unit);
    },
    close: async () => {},
  };
}

/** Has units judged, some at once, and takes the results in the units' order. No more are begun than the crew can do next. */
async function inOrder(units: AsyncIterable<Unit | Cut>, crew: Crew, take: (unit: Unit | Cut, result: UnitResult | undefined) => Promise<void>): Promise<void> {
  const begun: { readonly unit: Unit | Cut; readonly result: Promise<UnitResult | undefined> }[] = [];
  const takeFirst = async () => {
    const first = begun.shift();
    if (first) await take(first.unit, await first.result);
  };
  for await (const unit of units) {
    const result = unit.kind === 'cut' ? Promise.resolve(undefined) : crew.run(unit);
    // Whoever waits for it hears of its failure; nobody may wait yet.
    result.catch(() => {});
    begun.push({ unit, result });
    if (begun.length > crew.size * 2 - 1) await takeFirst();
  }
  while (begun.length > 0) await takeFirst();
}
