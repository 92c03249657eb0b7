import { forXml, forXmlAttribute } from './escape.ts';

interface Fault {
  readonly type: string;
  /** One line, for lists. */
  readonly message: string;
  /** The whole of it. */
  readonly text: string;
}

/** How a case came out. None of `failure`, `error` and `skipped`: it passed. */
export interface Outcome {
  readonly failure?: Fault;
  readonly error?: Fault;
  readonly skipped?: string;
  readonly output?: readonly string[];
}

/**
 * One suite of a JUnit report, by the strictest of its readers: the schema of Jenkins' xUnit plugin wants the counts on every
 * suite and knows no other attributes of a case than these.
 */
export class JunitSuite {
  readonly #name: string;
  readonly #className: string;
  readonly #cases: string[] = [];
  readonly #names = new Set<string>();
  readonly #counts = { failures: 0, errors: 0, skipped: 0 };

  constructor(name: string) {
    this.#name = name;
    // Jenkins takes what stands before the last full stop for a package.
    this.#className = name.replaceAll('.', '_');
  }

  get size(): number {
    return this.#cases.length;
  }

  add(name: string, { failure, error, skipped, output = [] }: Outcome): void {
    const inside = [
      failure ? faultXml('failure', failure) : '',
      error ? faultXml('error', error) : '',
      skipped === undefined ? '' : `      <skipped message="${forXmlAttribute(skipped)}"/>\n`,
      output.length === 0 ? '' : `      <system-out>${forXml(output.join('\n'))}</system-out>\n`,
    ].join('');
    if (failure) this.#counts.failures++;
    if (error) this.#counts.errors++;
    if (skipped !== undefined) this.#counts.skipped++;
    const start = `    <testcase name="${forXmlAttribute(this.#unique(name))}" classname="${forXmlAttribute(this.#className)}"`;
    this.#cases.push(inside === '' ? `${start}/>\n` : `${start}>\n${inside}    </testcase>\n`);
  }

  toXml(): string {
    const { failures, errors, skipped } = this.#counts;
    const counts = `tests="${this.size}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
    return `  <testsuite name="${forXmlAttribute(this.#name)}" ${counts}>\n${this.#cases.join('')}  </testsuite>\n`;
  }

  #unique(name: string): string {
    let free = name;
    for (let times = 2; this.#names.has(free); times++) free = `${name} (${times})`;
    this.#names.add(free);
    return free;
  }
}

function faultXml(element: 'failure' | 'error', { type, message, text }: Fault): string {
  return `      <${element} type="${forXmlAttribute(type)}" message="${forXmlAttribute(message)}">${forXml(text)}</${element}>\n`;
}
