import type { NoteCard } from '../casenote/card.ts';
import type { GatedFinding } from '../gate/gate.ts';
import type { RunEnd } from '../gate/summary.ts';
import type { Excerpts } from '../input/excerpt.ts';
import type { ReportContext, ReportWriter } from '../report/report.ts';
import type { TextOptions } from '../report/text.ts';
import { fail } from './fail.ts';
import { type Output, reportOf } from './formats.ts';
import { FileSink, type Sink, StandardOutput } from './sinks.ts';

/** Every report is closed or given up: nothing needs to be looked for any more. */
export class NobodyReads extends Error {}

/** What all reports of a run have in common, and what each of them is told by its output. */
export interface ReportingOptions {
  readonly excerpts: Excerpts;
  mayQuote(output: Output): boolean;
  layout(output: Output): TextOptions;
  context(output: Output): Promise<ReportContext>;
}

interface OpenReport {
  readonly writer: ReportWriter;
  readonly sink: Sink;
  readonly mayQuote: boolean;
}

/** The reports of one run, all written as its findings come. One that cannot be written is given up and takes no other with it. */
export class Reporting {
  readonly #excerpts: Excerpts;
  #open: readonly OpenReport[] = [];

  private constructor(excerpts: Excerpts) {
    this.#excerpts = excerpts;
  }

  static async open(outputs: readonly Output[], options: ReportingOptions): Promise<Reporting> {
    const reporting = new Reporting(options.excerpts);
    for (const output of outputs) {
      try {
        const report = await reportOf(output.format, options.layout(output));
        const writer = report(await options.context(output));
        const sink = output.file === undefined ? new StandardOutput() : await FileSink.open(output.file);
        reporting.#open = [...reporting.#open, { writer, sink, mayQuote: options.mayQuote(output) }];
      } catch (error) {
        await fail(error);
      }
    }
    await reporting.#each(({ writer, sink }) => sink.write(writer.open()));
    return reporting;
  }

  /** Whether a report counts notes, so that cards of them have to be made. */
  get wantsCards(): boolean {
    return this.#open.some(({ writer }) => writer.note !== undefined);
  }

  card(card: NoteCard): void {
    for (const { writer } of this.#open) writer.note?.(card);
  }

  /**
   * The next finding, in the order of the contract.
   * @throws {NobodyReads}
   */
  async finding(finding: GatedFinding): Promise<void> {
    if (this.#open.every(({ sink }) => sink.isClosed)) throw new NobodyReads();
    const isKnown = finding.baselineState === 'unchanged' && !finding.suppressedBy;
    const isQuoted = !finding.suppressedBy && !isKnown && this.#open.some(({ mayQuote }) => mayQuote);
    const excerpt = isQuoted ? await this.#excerpts.read(finding.on.file, finding.position) : undefined;
    await this.#each(async ({ writer, sink, mayQuote }) => {
      if (!isKnown || writer.listsKnown) await sink.write(writer.finding(finding, mayQuote ? excerpt : undefined));
    });
  }

  async close(end: RunEnd): Promise<void> {
    await this.#each(async ({ writer, sink }) => {
      for (const piece of writer.close(end)) await sink.write(piece);
      await sink.finish();
    });
    this.#open = [];
  }

  /** Where the run ended before its time: no report of it is left behind. */
  async abandon(): Promise<void> {
    const open = this.#open;
    this.#open = [];
    for (const { sink } of open) await sink.abandon();
  }

  async #each(step: (report: OpenReport) => Promise<void>): Promise<void> {
    for (const report of this.#open) {
      try {
        await step(report);
      } catch (error) {
        // A report that was abandoned meanwhile has nothing more to say.
        if (!this.#open.includes(report)) continue;
        this.#open = this.#open.filter((other) => other !== report);
        await report.sink.abandon();
        await fail(error);
      }
    }
  }
}
