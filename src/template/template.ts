import { SECTION_TITLES, type SectionKind, THREE_HEADINGS } from '../casenote/labels.ts';
import data from './templates.yaml';

type Heading = keyof typeof SECTION_TITLES;

/** An empty note for a type of contact that the policy names. */
export interface Template {
  /** As the command line takes it: `home-visit`. */
  readonly name: string;
  /** As the form has it: `Home visit`. */
  readonly contactType: string;
  /** Of the child, where the type of contact is for one status alone. */
  readonly status?: string;
  /** When to use it, in a few words. */
  readonly summary: string;
  /** Which prompts stand under its headings. */
  readonly prompts: string;
}

interface Templates {
  readonly frontMatter: string;
  readonly people: string;
  readonly types: readonly Template[];
  /** By kind of contact and heading, in the order of the form. */
  readonly prompts: Readonly<Record<string, Readonly<Partial<Record<Heading, readonly string[]>>>>>;
}

const { frontMatter, people, types, prompts } = data as Templates;

export const TEMPLATES = types;

/** The template of a type of contact, by its own name or the form's; undefined where there is none. */
export function templateOf(type: string): Template | undefined {
  const name = type
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
  return TEMPLATES.find((template) => template.name === name || template.contactType.toLowerCase().replaceAll(' ', '-') === name);
}

/** The empty note: front matter, the table of people, and the headings with what to write under them, in comments that no rule reads. */
export function emptyNote({ contactType, status, prompts: kind }: Template): string {
  const sections = Object.entries(prompts[kind] ?? {}) as [Heading, readonly string[]][];
  return [
    `---\n${frontMatter.replace('TYPE', contactType).replace(' STATUS', status === undefined ? '' : ` ${status}`)}---`,
    '# New Case Note',
    people.trimEnd(),
    ...sections.map(([heading, asked]) =>
      [`${marks(heading)} ${SECTION_TITLES[heading]}`, asked.map((question) => `<!-- ${question} -->`).join('\n')].join('\n\n'),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The three headings of clause 5a.6 stand within the analysis. */
function marks(heading: SectionKind): string {
  return (THREE_HEADINGS as readonly SectionKind[]).includes(heading) ? '###' : '##';
}
