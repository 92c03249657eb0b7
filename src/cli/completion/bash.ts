import { allCommands, type CommandGrammar } from './grammar.ts';
import type { Value } from './values.ts';

/**
 * Completion for bash, from 3.2 on, as macOS has it. bash cuts words at an equals sign, so `--rule late-entry=off` comes as
 * four. Where nothing is offered readline offers files, and quotes them as they need it.
 */
export function bashCompletion(program: CommandGrammar): string {
  const commands = allCommands(program);
  const names = program.commands.map(({ name }) => name);
  const nested = commands.map(([name]) => name).filter((name) => name.includes(' '));
  return `# Completion of caselint for bash, written by “caselint completion bash”.
_caselint_words() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$@")
}

_caselint() {
  local at=$COMP_CWORD cur=\${COMP_WORDS[COMP_CWORD]} option= key= command=lint typed=
  COMPREPLY=()
  [[ $COMP_CWORD -gt 1 ]] && typed=\${COMP_WORDS[1]}
  case $typed in
    ${names.join('|')}) command=$typed ;;
  esac
  [[ $COMP_CWORD -gt 2 ]] && case "$command \${COMP_WORDS[2]}" in
    ${quoted(nested).join('|')}) command="$command \${COMP_WORDS[2]}" ;;
  esac
  [[ $cur == = ]] && cur= && at=$((at + 1))
  option=\${COMP_WORDS[at - 1]}
  if [[ $option == = && $at -gt 2 ]]; then
    option=\${COMP_WORDS[at - 2]}
    if [[ $option != -* && $at -gt 3 ]]; then
      key=$option
      option=\${COMP_WORDS[at - 3]}
      [[ $option == = && $at -gt 4 ]] && option=\${COMP_WORDS[at - 4]}
    fi
  fi
  case "$command $option" in
${commands.flatMap(([name, { options }]) => options.flatMap(({ flags, value }) => (value ? [`    ${quoted(flags.map((flag) => `${name} ${flag}`)).join('|')})\n${indent(offer(value))}\n      return ;;`] : []))).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case $command in
${commands.map(([name, { options }]) => `      '${name}') _caselint_words -W '${options.flatMap(({ flags }) => flags).join(' ')}' -- "$cur" ;;`).join('\n')}
    esac
    return
  fi
  if [[ $COMP_CWORD -eq 1 ]]; then
    _caselint_words -W '${names.join(' ')}' -- "$cur"
    [[ \${#COMPREPLY[@]} -gt 0 ]] || return
    compopt -o filenames 2>/dev/null
    _caselint_words -f -- "$cur"
    return
  fi
  case $command in
${commands.flatMap(([name, { commands: inner, argument }]) => argumentLines(name, inner, argument)).join('\n')}
  esac
}

complete -o default -F _caselint caselint
`;
}

/** Lines that offer a value; none for a file, which readline offers by itself. */
function offer(value: Value): string[] {
  switch (value.kind) {
    case 'file':
    case 'text':
      return [];
    case 'word':
      return [`_caselint_words -W '${value.words.join(' ')}' -- "$cur"`];
    case 'list':
      return [
        'local given=',
        `[[ $cur == *,* ]] && given="\${cur%,*},"`,
        'compopt -o nospace 2>/dev/null',
        `_caselint_words -P "$given" -W '${value.words.join(' ')}' -- "\${cur##*,}"`,
      ];
    case 'pair':
      return [
        `if [[ -z $key ]]; then _caselint_words -W '${value.words.join(' ')}' -- "$cur"; compopt -o nospace 2>/dev/null`,
        ...(value.behind === 'file' ? [] : [`else _caselint_words -W '${value.behind.join(' ')}' -- "$cur"`]),
        'fi',
      ];
  }
}

function argumentLines(name: string, commands: readonly CommandGrammar[], argument: Value | undefined): string[] {
  if (commands.length > 0) return [`    '${name}') _caselint_words -W '${commands.map((inner) => inner.name).join(' ')}' -- "$cur" ;;`];
  const lines = argument ? offer(argument) : [];
  return lines.length > 0 ? [`    '${name}')\n${indent(lines)} ;;`] : [];
}

function indent(lines: readonly string[]): string {
  return (lines.length > 0 ? lines : [':']).map((line) => `      ${line}`).join('\n');
}

function quoted(words: readonly string[]): string[] {
  return words.map((word) => `'${word}'`);
}
