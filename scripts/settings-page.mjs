// Makes docs/settings.md from the JSON Schema of the settings (the zod schema of src/config) and the rules' own options.
import { readFileSync } from 'node:fs';
import { dump } from 'js-yaml';

const INTRODUCTION = readFileSync(new URL('settings-page.md', import.meta.url), 'utf8').trim();
const HEAD = ['setting', 'takes', 'default', 'meaning', 'example'];

/**
 * @param schema The JSON Schema of a settings file.
 * @param example A settings file that shows the rules' own settings.
 * @param table Makes a Markdown table of a head and rows.
 */
export function settingsPage(schema, rules, example, table) {
  const { input, rules: ofRules, ...top } = schema.properties;
  const ruleRows = rules.flatMap(({ name }) => {
    const { properties } = ofRules.properties[name].anyOf.find((choice) => choice.type === 'object');
    const shown = typeof example.rules[name] === 'object' ? example.rules[name] : {};
    return Object.entries(properties)
      .filter(([key]) => key !== 'severity')
      .map(([key, option]) => [`[\`${name}\`](../rules/${name}/README.md)`, ...row(key, { examples: key in shown ? [shown[key]] : [], ...option })]);
  });
  return `${[
    INTRODUCTION,
    table(
      HEAD,
      Object.entries(top).flatMap(([key, setting]) => rows(key, withExample(setting, example[key]))),
    ),
    '## input',
    sentence(input.description),
    table(
      HEAD,
      Object.entries(input.properties).flatMap(([key, setting]) => rows(`input.${key}`, withExample(setting, example.input[key]))),
    ),
    '## rules',
    'A rule takes a level (`off`, `info`, `warning` or `error`), or an object with `severity` and settings of its own. A rule that is not in this table has none but its level.',
    table(['rule', ...HEAD], ruleRows),
  ].join('\n\n')}\n`;
}

const withExample = (setting, shown) => (setting.examples || shown === undefined ? setting : { ...setting, examples: [shown] });

/** A setting, and what stands inside it. */
function rows(path, setting) {
  return [row(path, setting), ...inside(path, setting)];
}

function inside(path, setting) {
  const object = [setting, ...(setting.anyOf ?? [])].find((choice) => choice.type === 'object' || choice.type === 'array');
  if (object?.type === 'array') return inside(`${path}[]`, object.items);
  if (typeof object?.additionalProperties === 'object') return inside(`${path}.NAME`, object.additionalProperties);
  return Object.entries(object?.properties ?? {}).flatMap(([key, inner]) =>
    key === 'rules' ? [row(`${path}.${key}`, { type: 'object', ...like('rules', inner) })] : rows(`${path}.${key}`, inner),
  );
}

/** What stands elsewhere on the page. */
const like = (name, { description }) => ({ description: description ?? `As [\`${name}\`](#${name}).` });

function row(path, setting) {
  const { default: usual, description = '', examples = [] } = setting;
  const key = path.split('.').at(-1);
  return [
    `\`${path}\``,
    takes(setting),
    usual === undefined ? '–' : code(usual),
    sentence(description),
    examples.length > 0 ? `\`${key}: ${inline(examples[0])}\`` : '',
  ];
}

/** What a setting takes, in words. */
function takes({ type, enum: words, anyOf, items, additionalProperties, minimum, exclusiveMinimum }) {
  if (anyOf) return [...new Set(anyOf.map(takes))].join(', or ');
  if (words) return words.map((word) => `\`${word}\``).join(', ');
  if (Array.isArray(type)) return type.map((one) => takes({ type: one })).join(', or ');
  const least = minimum === undefined || minimum < -1e9 ? '' : ` from ${minimum}`;
  const above = exclusiveMinimum === undefined ? '' : ` above ${exclusiveMinimum}`;
  if (type === 'integer') return `a whole number${least}${above}`;
  if (type === 'number') return `a number${least}${above}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'null') return 'null';
  if (type === 'array') return `a list: ${takes(items)}`;
  if (type === 'object') return typeof additionalProperties === 'object' ? `an object: name to ${takes(additionalProperties)}` : 'an object';
  return 'text';
}

const inline = (value) => dump(value, { flowLevel: 0, lineWidth: -1 }).trim();
const code = (value) => `\`${inline(value)}\``;

function sentence(text) {
  return text === '' ? '' : `${text[0].toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}
