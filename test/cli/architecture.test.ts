import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The floors of the house (design.md), the lowest first. What stands on one floor knows its own and those below. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/casenote'],
  ['src/language'],
  ['src/engine', 'src/input'],
  ['src/config'],
  ['src/gate'],
  ['src/batch', 'src/fix', 'src/report', 'src/template'],
  ['src/cli', 'src/index.ts'],
];
/** The floors within the language index, the lowest first. */
const LANGUAGE = ['words', 'index', 'sentence-model', 'copying', 'people', 'grammar', 'time', 'speech', 'visit', 'actions', 'abbreviations', 'analysis'];
/** What a rule may know: the engine for the shape of a rule, the language index and the tree. */
const RULE_KNOWS = ['src/engine', 'src/language', 'src/casenote'];

interface Import {
  readonly from: string;
  readonly to: string;
  /** Types alone, gone when the program runs. */
  readonly isType: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const IMPORT = /(?:^|\n)(?:import|export)\s+(type\s+)?[^'";]*?(?:from\s+)?'([^']+)'|\bimport\('([^']+)'\)/g;
const files = [...sources('src'), ...sources('rules')];
const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, type, from, lazy]) => {
    const target = from ?? lazy ?? '';
    return { from: file, to: target.startsWith('.') ? normalize(join(dirname(file), target)) : target, isType: type !== undefined };
  }),
);
const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const floorOf = (path: string): number => FLOORS.findIndex((rooms) => rooms.some((room) => isIn(path, room)));
/** The folder of a rule that a file belongs to. */
const ruleOf = (path: string): string => path.split('/').slice(0, 2).join('/');
const said = ({ from, to }: Import): string => `${from} → ${to}`;

describe('the house', () => {
  it('is read at all', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(150);
  });

  it('has a floor for every source', () => {
    expect(files.filter((file) => isIn(file, 'src') && floorOf(file) === -1)).toEqual([]);
  });

  it('has imports that point down', () => {
    const up = imports.filter(({ from, to }) => isIn(from, 'src') && isIn(to, 'src') && floorOf(to) > floorOf(from));
    expect(up.map(said)).toEqual([]);
  });

  it('has a language index whose imports point down, too', () => {
    const room = (path: string): number => LANGUAGE.indexOf(path.split('/')[2] ?? '');
    expect(files.filter((file) => isIn(file, 'src/language') && room(file) === -1)).toEqual([]);
    const within = imports.filter(({ from, to }) => isIn(from, 'src/language') && isIn(to, 'src/language') && /\.ts$/.test(to));
    expect(within.filter(({ from, to }) => room(to) > room(from)).map(said)).toEqual([]);
  });

  it('has rooms on one floor that do not know each other', () => {
    const room = (path: string) => path.split('/').slice(0, 2).join('/');
    const across = imports.filter(({ from, to }) => isIn(from, 'src') && isIn(to, 'src') && floorOf(from) === floorOf(to) && room(from) !== room(to));
    expect(across.map(said)).toEqual([]);
  });

  it('knows its rules only where the command composes them', () => {
    const known = imports.filter(({ from, to }) => isIn(from, 'src') && isIn(to, 'rules') && !isIn(from, 'src/cli') && from !== 'src/index.ts');
    expect(known.map(said)).toEqual([]);
  });

  it('has rules that know engine, language and tree alone, and no other rule', () => {
    // The catalogue names every rule, the project's own of the gate among them.
    const outside = imports.filter(
      ({ from, to }) => isIn(from, 'rules') && from !== 'rules/index.ts' && isIn(to, 'src') && !RULE_KNOWS.some((folder) => isIn(to, folder)),
    );
    const others = imports.filter(({ from, to }) => isIn(from, 'rules') && dirname(from) !== 'rules' && isIn(to, 'rules') && ruleOf(to) !== ruleOf(from));
    expect([...outside, ...others].map(said)).toEqual([]);
  });

  it('has no circle of files', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isType } of imports) if (!isType && files.includes(to)) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const target of next.get(file) ?? []) walk(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });

  it('touches files and streams at its edges alone', () => {
    const inside = imports.filter(
      ({ from, to }) =>
        /^node:(?:fs|child_process|process|os|tty|readline)/.test(to) &&
        !['src/input', 'src/config', 'src/cli'].some((folder) => isIn(from, folder)) &&
        from !== 'src/batch/spill.ts',
    );
    expect(inside.map(said)).toEqual([]);
  });

  it('asks no network module', () => {
    expect(imports.filter(({ to }) => /^(?:node:)?(?:net|dns|http2?|https|tls|dgram|undici|inspector)(?:\/|$)/.test(to)).map(said)).toEqual([]);
    for (const file of files) expect([file, /\bfetch\(|new WebSocket|XMLHttpRequest/.test(readFileSync(file, 'utf8'))]).toEqual([file, false]);
  });

  it('has no room for odds and ends', () => {
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|shared|manager)(?:[./]|$)/.test(file))).toEqual([]);
  });
});
