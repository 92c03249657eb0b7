import { activeRules, type RuleState, type Settings } from '../config/resolve.ts';
import type { RuleCrash } from '../engine/finding.ts';
import { Judge } from '../engine/judge.ts';
import { Gate, type GatedFinding } from '../gate/gate.ts';
import { countFinding, countNotChecked, emptySummary, exitCodeOf, type RunResult } from '../gate/summary.ts';
import { discover } from '../input/discover.ts';
import type { Problem } from '../input/problem.ts';
import { readBytes, readNotes } from '../input/read.ts';

export interface RunOptions {
  readonly settings: Settings;
  /** The day that counts as today, `yyyy-MM-dd`. */
  readonly today: string;
  readonly inlineSuppressions: boolean;
  /** Folders, files and globs. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** Texts that come from elsewhere than a file (standard input), with the names they go by; those of one name are parts of one file. */
  readonly given?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Hears what is to be known about a file before its notes are judged: a column that is not there, say. */
  readonly onNotice?: (notice: Problem) => void;
}

/** The main job: finds the notes, reads them, judges them, and settles what counts. Throws nothing that a note could cause. */
export async function runLint(options: RunOptions): Promise<RunResult> {
  const { settings, today } = options;
  const { files, problems: notFound } = await discover(options.paths, options.cwd);
  const given = options.given ?? [];
  const sources = [...given.map(({ name }) => name), ...files];
  const problems: Problem[] = [...notFound];
  const notices: Problem[] = [];
  const findings: GatedFinding[] = [];
  const crashes: RuleCrash[] = [];
  const summary = emptySummary();

  const states = new Set<RuleState>(sources.flatMap((file) => settings.rulesFor(file)));
  const active = new Map<readonly RuleState[], ReturnType<typeof activeRules>>();
  const rulesFor = (file: string) => {
    const all = settings.rulesFor(file);
    const held = active.get(all) ?? activeRules(all);
    active.set(all, held);
    return held;
  };
  const judge = new Judge(activeRules([...states]), rulesFor, today);
  const gate = new Gate(settings, { inlineSuppressions: options.inlineSuppressions, today });

  for (const [i, file] of sources.entries()) {
    const bytes = given[i]?.bytes ?? readBytes(file);
    if (!(bytes instanceof Uint8Array)) {
      problems.push(bytes);
      continue;
    }
    summary.files++;
    for await (const reading of readNotes(bytes, file, settings)) {
      if (reading.kind === 'notice') {
        notices.push(...reading.notices);
        for (const notice of reading.notices) options.onNotice?.(notice);
        continue;
      }
      problems.push(...reading.problems);
      summary.notes++;
      if (reading.kind === 'rejected') {
        summary.rejected++;
        continue;
      }
      summary.judged++;
      const verdict = judge.judge(reading.note);
      crashes.push(...verdict.crashes);
      for (const crash of verdict.crashes) problems.push(crashProblem(crash.rule, file, crash.line, verdict.ref.noteId));
      countNotChecked(summary, verdict.notChecked);
      findings.push(...gate.admit(reading.note, verdict));
    }
  }

  const closing = judge.finish();
  crashes.push(...closing.crashes);
  for (const crash of closing.crashes) problems.push(crashProblem(crash.rule, sources[0] ?? '', undefined, undefined));
  findings.push(...gate.close(closing.findings));
  for (const finding of findings) countFinding(summary, finding);
  if (summary.notes === 0 && problems.length === 0)
    problems.push({ file: options.paths.length === 1 ? (options.paths[0] ?? '') : '', message: 'no case note was found' });
  return { findings, problems, notices, crashes, summary, exitCode: exitCodeOf(summary, problems.length > 0, settings.failOn, settings.maxWarnings) };
}

function crashProblem(rule: string, file: string, line: number | undefined, noteId: string | undefined): Problem {
  return {
    file,
    ...(line === undefined ? {} : { line, column: 1 }),
    ...(noteId === undefined ? {} : { noteId }),
    message: `the rule “${rule}” failed here and did not finish; the other rules went on. This is a fault of caselint: please report it, without the note`,
  };
}
