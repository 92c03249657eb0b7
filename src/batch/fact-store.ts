import { deserialize, serialize } from 'node:v8';
import type { FactParts } from '../engine/group-judge.ts';
import type { NoteFacts } from '../engine/judge.ts';
import { type SpillFile, SpillFolder } from './spill.ts';

/** A note's facts as a worker thread hands them over, or as they are put aside. */
export type PackedFacts = Uint8Array;

/** Bytes that a note's facts take beside their arrays of numbers. */
const REST = 600;
/** Parts of the facts are unpacked one at a time: each is about this share of the budget. */
const PART_SHARE = 1 / 4;
/**
 * Facts are packed in blocks of about so many bytes: as they are they take half as much again, and leave memory in shreds. A
 * block in hand takes memory several times over.
 */
const BLOCK = 4 * 1024 * 1024;
/** A small budget has smaller blocks, by this share of it. */
const BLOCK_SHARE = 1 / 8;
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

interface PackedEntry extends Entry {
  readonly facts: PackedFacts;
}

/**
 * Keeps the facts of all notes until records and families are judged: the last ones as they are, those before packed in blocks.
 * What is more than the budget is put aside, encrypted: first in the order of the input; when every note is linked, sorted into
 * parts that each hold whole families.
 */
export class FactStore {
  readonly #budget: number;
  readonly #blockSize: number;
  /** As they came, up to a block. */
  #latest: Entry[] = [];
  #latestBytes = 0;
  #blocks: Uint8Array[] = [];
  #blockBytes = 0;
  #spilled = 0;
  #folder: SpillFolder | undefined;
  #log: SpillFile | undefined;
  #parts: readonly SpillFile[] | undefined;

  /** @param budget In bytes. */
  constructor(budget: number) {
    this.#budget = budget;
    this.#blockSize = Math.min(BLOCK, budget * BLOCK_SHARE);
  }

  /** @param ordinal The note's place in the input. @throws {SpillError} */
  add(ordinal: number, record: string, facts: NoteFacts | PackedFacts): void {
    this.#latest.push({ ordinal, record, facts });
    this.#latestBytes += facts instanceof Uint8Array ? facts.byteLength + REST : sizeOf(facts);
    if (this.#latestBytes < this.#blockSize) return;
    this.#pack();
    if (this.#blockBytes >= this.#budget) this.#spill();
  }

  /** All facts, in parts of whole families. Call it when every note is linked. @throws {SpillError} */
  parts(familyOf: (record: string) => string): FactParts {
    if (!this.#log || !this.#folder) return this.#inMemory(familyOf);
    this.#parts ??= this.#sort(this.#folder, this.#log, familyOf);
    const parts = this.#parts;
    return {
      *[Symbol.iterator]() {
        for (const file of parts) yield [...entriesOf(file.read())].sort((a, b) => a.ordinal - b.ordinal).map(unpack);
      },
    };
  }

  close(): void {
    this.#folder?.close();
    this.#folder = undefined;
  }

  #pack(): void {
    const block = packEntries(this.#latest);
    this.#blocks.push(block);
    this.#blockBytes += block.byteLength;
    this.#latest = [];
    this.#latestBytes = 0;
  }

  #spill(): void {
    this.#folder ??= new SpillFolder();
    this.#log ??= this.#folder.file();
    for (const block of this.#blocks) this.#log.write(block);
    this.#spilled += this.#blockBytes;
    this.#blocks = [];
    this.#blockBytes = 0;
  }

  /** Unpacked a part at a time, for unpacked they take more memory. */
  #inMemory(familyOf: (record: string) => string): FactParts {
    const count = Math.max(1, Math.ceil((this.#blockBytes + this.#latestBytes) / (this.#budget * PART_SHARE)));
    const parts: Entry[][] = Array.from({ length: count }, () => []);
    const place = (entry: Entry) => parts[placeOf(familyOf(entry.record), count)]?.push(entry);
    for (const entry of entriesOf(this.#blocks)) place(entry);
    for (const entry of this.#latest) place(entry);
    return {
      *[Symbol.iterator]() {
        for (const part of parts) yield part.map(unpack);
      },
    };
  }

  #sort(folder: SpillFolder, log: SpillFile, familyOf: (record: string) => string): SpillFile[] {
    if (this.#latest.length > 0) this.#pack();
    this.#spill();
    const count = Math.min(MOST_PARTS, Math.ceil(this.#spilled / (this.#budget * PART_SHARE)));
    const files = Array.from({ length: count }, () => folder.file());
    let waiting: PackedEntry[][] = files.map(() => []);
    let bytes = 0;
    const flush = () => {
      for (const [i, entries] of waiting.entries()) for (const block of this.#blocksOf(entries)) files[i]?.write(block);
      waiting = files.map(() => []);
      bytes = 0;
    };
    for (const entry of entriesOf(log.read())) {
      waiting[placeOf(familyOf(entry.record), count)]?.push(entry);
      bytes += entry.facts.byteLength + REST;
      if (bytes > this.#budget / 2) flush();
    }
    flush();
    log.close();
    return files;
  }

  *#blocksOf(entries: readonly PackedEntry[]): Generator<Uint8Array> {
    let block: PackedEntry[] = [];
    let bytes = 0;
    for (const entry of entries) {
      block.push(entry);
      bytes += entry.facts.byteLength;
      if (bytes < this.#blockSize) continue;
      yield packEntries(block);
      block = [];
      bytes = 0;
    }
    if (block.length > 0) yield packEntries(block);
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

/** Records and numbers first, then all facts in one stretch. */
function packEntries(entries: readonly Entry[]): Uint8Array {
  const facts = entries.map((entry) => packed(entry.facts));
  const head = serialize(entries.map(({ ordinal, record }, i) => [ordinal, record, facts[i]?.byteLength ?? 0]));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.byteLength);
  return Buffer.concat([length, head, ...facts]);
}

function* entriesOf(blocks: Iterable<Uint8Array>): Generator<PackedEntry> {
  for (const block of blocks) {
    const from = 4 + new DataView(block.buffer, block.byteOffset).getUint32(0, true);
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
