import { byPosition, type Finding, type RuleCrash } from './finding.ts';
import { aboutNotes, type Fingerprints } from './fingerprint.ts';
import { type ActiveRule, factId, type NoteFacts } from './judge.ts';
import type { FactEntry, Group, GroupRule, Survey } from './rule.ts';

/** Facts of notes in the order of the input, in parts that each hold whole families; the parts in no order, and again when asked again. */
export type FactParts = Iterable<readonly NoteFacts[]>;

/** What came of judging records and families. */
export interface Closing {
  /** In the order of the notes they stand in. */
  readonly findings: readonly Finding[];
  readonly crashes: readonly RuleCrash[];
}

interface Running {
  readonly rule: GroupRule;
  readonly options: unknown;
  readonly id: string;
  readonly survey: Survey<unknown> | undefined;
}

/**
 * Judges records and families, when every note has been judged and linked. A rule that throws loses itself, and no other.
 * @param active Every rule that is on anywhere, once for each of its settings.
 * @param familyOf The family that a record belongs to.
 * @param fingerprints Where findings are to have one.
 */
export function judgeGroups(active: readonly ActiveRule[], parts: FactParts, familyOf: (record: string) => string, fingerprints?: Fingerprints): Closing {
  const findings: Finding[] = [];
  const crashes: RuleCrash[] = [];
  const held = new WeakMap<readonly NoteFacts[], Map<string, readonly Group<unknown>[]>>();
  const running = new Set<Running>(
    active.flatMap(({ rule, options }) =>
      rule.scope === 'note' ? [] : [{ rule, options, id: factId({ rule, options }), survey: rule.survey?.(options) as Survey<unknown> | undefined }],
    ),
  );
  const attempt = (one: Running, run: () => void) => {
    try {
      run();
    } catch (error) {
      running.delete(one);
      crashes.push({ rule: one.rule.name, on: undefined, line: undefined, error });
    }
  };
  const groupsOf = (part: readonly NoteFacts[], one: Running) => {
    let ofPart = held.get(part);
    if (!ofPart) {
      ofPart = new Map();
      held.set(part, ofPart);
    }
    const groups = ofPart.get(one.id) ?? groupsIn(part, one, familyOf);
    ofPart.set(one.id, groups);
    return groups;
  };
  const rounds = Math.max(0, ...[...running].map(({ survey }) => survey?.rounds ?? 0));
  for (let round = 0; round < rounds; round++) {
    for (const part of parts) {
      for (const one of running) if (round < (one.survey?.rounds ?? 0)) attempt(one, () => one.survey?.look(groupsOf(part, one), round));
    }
  }
  for (const part of parts) {
    for (const one of running) {
      const reporter = { report: (report: GroupReport) => void findings.push(groupFinding(one.rule, report, fingerprints)) };
      attempt(one, () => one.rule.check(groupsOf(part, one), reporter, one.options, one.survey));
    }
  }
  findings.sort((a, b) => a.on.ordinal - b.on.ordinal || byPosition(a, b));
  return { findings, crashes };
}

function groupsIn(part: readonly NoteFacts[], { rule, id }: Running, familyOf: (record: string) => string): Group<unknown>[] {
  const groups = new Map<string, FactEntry<unknown>[]>();
  for (const { ref, record, facts } of part) {
    if (!(id in facts)) continue;
    const entry = { ref, record, family: familyOf(record), fact: facts[id] };
    const group = rule.scope === 'family' ? entry.family : record;
    const members = groups.get(group);
    if (members) members.push(entry);
    else groups.set(group, [entry]);
  }
  return [...groups.values()];
}

type GroupReport = Parameters<Parameters<GroupRule['check']>[1]['report']>[0];

function groupFinding(rule: GroupRule, report: GroupReport, fingerprints: Fingerprints | undefined): Finding {
  const message = rule.messages[report.message];
  if (!message) throw new Error(`${rule.name} has no message ${report.message}`);
  const { on, position, related = [], data } = report;
  const fault = { rule: rule.name, messageId: report.message, section: report.sectionTitle };
  return {
    ...fault,
    severity: report.severity ?? rule.severity,
    message: message(data as never),
    clauses: rule.clauses,
    on,
    position,
    related,
    suggestions: [],
    acrossNotes: true,
    ...(fingerprints ? { fingerprint: fingerprints.of(on, fault, aboutNotes(related, data)) } : {}),
  };
}
