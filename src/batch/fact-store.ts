import { deserialize, serialize } from 'node:v8';
import type { FactParts } from '../engine/group-judge.ts';
import type { NoteFacts } from '../engine/judge.ts';
import { type SpillFile, SpillFolder } from './spill.ts';

/** A note's facts as a worker thread hands them over, or as they are put aside. */
export type PackedFacts = Uint8Array;

/** Bytes that a note's facts take beside their arrays of numbers. */
const REST = 600;
/** Parts of the spilled facts are read back one at a time: each is about this share of the budget. */
const PART_SHARE = 1 / 4;
/** Facts are written in blocks of about so many bytes: a block in hand takes memory several times over. */
const BLOCK = 4 * 1024 * 1024;
/** Files that are open at once, at most. */
const MOST_PARTS = 512;

export function packFacts(facts: NoteFacts): PackedFacts {
  return serialize(facts);
}

interface Entry {
  readonly ordinal: number;
  readonly record: string;
  readonly facts: NoteFacts | PackedFacts;
}

/**
 * Keeps the facts of all notes until records and families are judged. What is more than the budget is put aside,
 * encrypted: first in the order of the input; when every note is linked, sorted into parts that each hold whole families.
 */
export class FactStore {
  readonly #budget: number;
  #entries: Entry[] = [];
  #bytes = 0;
  #spilled = 0;
  #folder: SpillFolder | undefined;
  #log: SpillFile | undefined;
  #parts: readonly SpillFile[] | undefined;

  /** @param budget In bytes. */
  constructor(budget: number) {
    this.#budget = budget;
  }

  /** @param ordinal The note's place in the input. @throws {SpillError} */
  add(ordinal: number, record: string, facts: NoteFacts | PackedFacts): void {
    this.#entries.push({ ordinal, record, facts });
    this.#bytes += facts instanceof Uint8Array ? facts.byteLength + REST : sizeOf(facts);
    if (this.#bytes < this.#budget) return;
    this.#folder ??= new SpillFolder();
    this.#log ??= this.#folder.file();
    for (const block of blocksOf(this.#entries)) this.#log.write(block);
    this.#spilled += this.#bytes;
    this.#entries = [];
    this.#bytes = 0;
  }

  /** All facts, in parts of whole families. Call it when every note is linked. @throws {SpillError} */
  parts(familyOf: (record: string) => string): FactParts {
    if (!this.#log || !this.#folder) {
      return this.#inMemory(familyOf);
    }
    this.#parts ??= this.#sort(this.#folder, this.#log, familyOf);
    const parts = this.#parts;
    return {
      *[Symbol.iterator]() {
        for (const file of parts) yield [...entriesOf(file)].sort((a, b) => a.ordinal - b.ordinal).map(unpack);
      },
    };
  }

  close(): void {
    this.#folder?.close();
    this.#folder = undefined;
  }

  /** Unpacked a part at a time, for unpacked they take several times the memory. */
  #inMemory(familyOf: (record: string) => string): FactParts {
    const parts: Entry[][] = Array.from({ length: Math.max(1, Math.ceil(this.#bytes / (this.#budget * PART_SHARE))) }, () => []);
    for (const entry of this.#entries) parts[placeOf(familyOf(entry.record), parts.length)]?.push(entry);
    return {
      *[Symbol.iterator]() {
        for (const part of parts) yield part.map(unpack);
      },
    };
  }

  #sort(folder: SpillFolder, log: SpillFile, familyOf: (record: string) => string): SpillFile[] {
    const size = this.#budget * PART_SHARE;
    const count = Math.min(MOST_PARTS, Math.ceil((this.#spilled + this.#bytes) / size));
    const files = Array.from({ length: count }, () => folder.file());
    let waiting: Entry[][] = files.map(() => []);
    let bytes = 0;
    const flush = () => {
      for (const [i, entries] of waiting.entries()) for (const block of blocksOf(entries)) files[i]?.write(block);
      waiting = files.map(() => []);
      bytes = 0;
    };
    const place = (entry: Entry) => {
      waiting[placeOf(familyOf(entry.record), count)]?.push(entry);
      bytes += (entry.facts as PackedFacts).byteLength + REST;
      if (bytes > this.#budget / 2) flush();
    };
    for (const entry of entriesOf(log)) place(entry);
    for (const entry of this.#entries) place({ ...entry, facts: packed(entry.facts) });
    this.#entries = [];
    flush();
    log.close();
    return files;
  }
}

/** Which of so many parts a family is in. Families are named by keyed hashes: any two letters spread them evenly. */
function placeOf(family: string, count: number): number {
  let sum = 0;
  for (let i = 0; i < family.length; i++) sum = (Math.imul(sum, 31) + family.charCodeAt(i)) >>> 0;
  return sum % count;
}

function packed(facts: NoteFacts | PackedFacts): PackedFacts {
  return facts instanceof Uint8Array ? facts : packFacts(facts);
}

/** A part of the input has its notes numbered from nought: the store knows their place in the whole. */
function unpack({ ordinal, facts }: Entry): NoteFacts {
  const whole = facts instanceof Uint8Array ? (deserialize(facts) as NoteFacts) : facts;
  return { ...whole, ref: { ...whole.ref, ordinal } };
}

function* blocksOf(entries: readonly Entry[]): Generator<Uint8Array> {
  let block: Entry[] = [];
  let bytes = 0;
  for (const { ordinal, record, facts } of entries) {
    const entry = { ordinal, record, facts: packed(facts) };
    block.push(entry);
    bytes += entry.facts.byteLength;
    if (bytes < BLOCK) continue;
    yield packEntries(block);
    block = [];
    bytes = 0;
  }
  if (block.length > 0) yield packEntries(block);
}

/** Records and numbers first, then all facts in one stretch. */
function packEntries(entries: readonly Entry[]): Uint8Array {
  const facts = entries.map((entry) => packed(entry.facts));
  const head = serialize(entries.map(({ ordinal, record }, i) => [ordinal, record, facts[i]?.byteLength ?? 0]));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.byteLength);
  return Buffer.concat([length, head, ...facts]);
}

function* entriesOf(file: SpillFile): Generator<Entry> {
  for (const block of file.read()) {
    const from = 4 + block.readUInt32LE(0);
    let at = from;
    for (const [ordinal, record, length] of deserialize(block.subarray(4, from)) as [number, string, number][]) {
      yield { ordinal, record, facts: block.subarray(at, at + length) };
      at += length;
    }
  }
}

/** Bytes that facts take in memory, about: their arrays of numbers, each once. */
function sizeOf({ facts }: NoteFacts): number {
  const buffers = new Set<ArrayBufferLike>();
  for (const fact of Object.values(facts)) {
    if (typeof fact !== 'object' || fact === null) continue;
    for (const value of Object.values(fact)) if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
  }
  let bytes = REST;
  for (const buffer of buffers) bytes += buffer.byteLength;
  return bytes;
}
