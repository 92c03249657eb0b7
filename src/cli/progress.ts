import type { Progress } from '../batch/options.ts';

/** A new line is drawn no oftener, in milliseconds. */
const EVERY = 200;
/** A run that is over sooner needs no line. */
const PATIENCE = 1000;
const CLEAR = '\r\u001b[K';
const MEGABYTE = 1024 * 1024;

/** One line on standard error that says how far a run has come. It is gone when the run is over. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #began = Date.now();
  #drawn = 0;
  #last: Progress | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(progress: Progress): void {
    this.#last = progress;
    const now = Date.now();
    if (now - this.#began < PATIENCE || now - this.#drawn < EVERY) return;
    this.#drawn = now;
    this.#stream.write(CLEAR + progressLine(progress, now - this.#began).slice(0, (this.#stream.columns ?? 80) - 1));
  }

  clear(): void {
    if (this.#drawn > 0) this.#stream.write(CLEAR);
    this.#drawn = 0;
  }

  /** What to say of a run that is broken off. */
  get soFar(): string {
    if (!this.#last) return 'no note had been judged';
    const { notes, bytes, totalBytes, findings } = this.#last;
    return `${number(notes)} notes of ${number(bytes / MEGABYTE, 1)} of ${number(totalBytes / MEGABYTE, 1)} MB had been judged, with ${number(findings)} findings`;
  }
}

/** @param elapsed In milliseconds. */
export function progressLine({ notes, bytes, totalBytes, findings }: Progress, elapsed: number): string {
  const share = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 0;
  const rate = notes / (elapsed / 1000);
  const left = share > 0 ? elapsed * (1 / share - 1) : undefined;
  const parts = [
    `${number(notes)} notes`,
    `${number(bytes / MEGABYTE, 1)} of ${number(totalBytes / MEGABYTE, 1)} MB (${Math.floor(share * 100)}%)`,
    `${number(rate)} a second`,
    ...(left === undefined ? [] : [`${duration(left)} left`]),
    `${number(findings)} findings`,
  ];
  return parts.join(' · ');
}

function number(value: number, digits = 0): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
