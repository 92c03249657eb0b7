import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A copy of what was built, of these tests alone: whoever builds in the meantime takes nothing from under them. */
const COPY = resolve(`node_modules/.caselint-test-${process.pid}`);
export const BIN = join(COPY, 'bin/caselint.js');
/** The version of Node to run it on: `scripts/runtimes.mjs` names others than this one. */
export const RUNTIME = process.env.CASELINT_NODE ?? process.execPath;
const BUILT = 'dist/cli.code';
const LOCK = 'node_modules/.caselint-build';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
  readonly uid?: number;
}

/** Runs the built command to its end. */
export function caselint(args: readonly string[], call: Call = {}): Promise<Outcome> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, NODE_OPTIONS: _options, ...env } = process.env;
  const child = spawn(RUNTIME, [...(call.node ?? []), BIN, ...args], {
    cwd: call.cwd,
    env: { ...env, ...call.env },
    ...(call.uid === undefined ? {} : { uid: call.uid }),
    timeout: 60_000,
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(call.stdin ?? '');
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }));
  });
}

/** Builds the program unless what is built is newer than every source, and copies it. One build at a time, whoever asks. */
export function build(): void {
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      // Left behind by a run that was killed.
      if (waited > 300 || Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 60_000)
        rmSync(LOCK, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    const built = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (newest('src') > built || newest('rules') > built) execFileSync(process.execPath, ['scripts/build.mjs']);
    for (const part of ['bin', 'dist', 'package.json']) cpSync(part, join(COPY, part), { recursive: true });
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

export function removeBuild(): void {
  rmSync(COPY, { recursive: true, force: true });
}

/** When the newest file that goes into the build was written. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|yaml|json|md|css|js)$/.test(entry.name))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
