import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, build, removeBuild } from './command.ts';

beforeAll(() => build(), 120_000);
afterAll(removeBuild);

/** Which bundles a run loads, each with whether the runtime refused its compiled code; on the version of Node that built them. */
function bundlesOf(args: readonly string[]): Record<string, boolean | undefined> {
  const lookOn = `
    import { createRequire } from 'node:module';
    const { loaded } = createRequire(${JSON.stringify(BIN)})('./program.js');
    process.on('exit', () => process.stderr.write(JSON.stringify(Object.fromEntries([...loaded].map(([name, { script }]) => [name, script.cachedDataRejected])))));`;
  const { stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(lookOn)}`, BIN, ...args], { encoding: 'utf8' });
  return JSON.parse(stderr.slice(stderr.lastIndexOf('{'))) as Record<string, boolean | undefined>;
}

describe('a start reads no more than it needs, and it compiled', () => {
  it('help reads the grammar of the command alone', () => {
    expect(bundlesOf(['--help'])).toEqual({ cli: false });
  });

  it('a draft reads what drafts need', () => {
    expect(bundlesOf(['fixtures/markdown/drafts/kwame-draft.txt', '--no-config'])).toEqual({ cli: false, draft: false });
  });

  it('another command takes from the bundles before its own what stands there', () => {
    expect(bundlesOf(['explain', 'jargon'])).toEqual({ cli: false, draft: false, other: false });
  });
});
