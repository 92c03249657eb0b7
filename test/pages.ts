import { readdirSync, readFileSync } from 'node:fs';
import type { Code, Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { rules } from '../rules/index.ts';

/** Every page of the project. */
export const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...pagesIn('docs'),
  ...pagesIn('docs/decisions'),
  ...rules.map(({ name }) => `rules/${name}/README.md`),
];

export function pagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

/** All nodes of a page's Markdown, in order. */
export function nodesOf(page: string): Nodes[] {
  const root = unified().use(remarkParse).parse(readFileSync(page, 'utf8')) as Root;
  const all: Nodes[] = [];
  const visit = (node: Nodes) => {
    all.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return all;
}

/** What the fences of a language hold. */
export const fences = (page: string, lang: string): string[] =>
  nodesOf(page).flatMap((node) => (node.type === 'code' && (node as Code).lang === lang ? [(node as Code).value] : []));
