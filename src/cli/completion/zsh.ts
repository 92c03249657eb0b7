import { allCommands, type CommandGrammar } from './grammar.ts';
import type { Value } from './values.ts';

/** Completion for zsh. It works as a file `_caselint` of `fpath` and where it is read by `source`. */
export function zshCompletion(program: CommandGrammar): string {
  const commands = allCommands(program);
  const nested = commands.filter(([name]) => name.includes(' '));
  return `#compdef caselint
# Completion of caselint for zsh, written by “caselint completion zsh”.
_caselint() {
  local command=lint option=\${words[CURRENT-1]}
  local -a offered
  if (( CURRENT > 2 )); then
    case \${words[2]} in
      ${program.commands.map(({ name }) => name).join('|')}) command=\${words[2]} ;;
    esac
  fi
  if (( CURRENT > 3 )); then
    case "$command \${words[3]}" in
      ${nested.map(([name]) => `'${name}'`).join('|')}) command="$command \${words[3]}" ;;
    esac
  fi
  if [[ $PREFIX == --*=* ]]; then
    option=\${PREFIX%%=*}
    compset -P 1 '*='
  fi
  case "$command $option" in
${commands.flatMap(([name, { options }]) => options.flatMap(({ flags, value }) => (value ? [`    ${flags.map((flag) => `'${name} ${flag}'`).join('|')}) ${offer(value)}; return ;;`] : []))).join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case $command in
${commands.map(([name, { options }]) => `      '${name}') offered=(${options.flatMap(({ flags, about }) => flags.map((flag) => described(flag, about))).join(' ')}) ;;`).join('\n')}
    esac
    _describe -o option offered
    return
  fi
  if (( CURRENT == 2 )); then
    offered=(${program.commands.map(({ name, about }) => described(name, about)).join(' ')})
    _describe command offered
    _files
    return
  fi
  case $command in
${commands.map(([name, { commands: inner, argument }]) => `    '${name}') ${inner.length > 0 ? `compadd -- ${inner.map((one) => one.name).join(' ')}` : argument ? offer(argument) : ':'} ;;`).join('\n')}
  esac
}

if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then
  _caselint "$@"
else
  compdef _caselint caselint
fi
`;
}

function offer(value: Value): string {
  switch (value.kind) {
    case 'file':
      return '_files';
    case 'text':
      return ':';
    case 'word':
      return `compadd -- ${value.words.join(' ')}`;
    case 'list':
      return `compset -P '*,'; compadd -q -S , -- ${value.words.join(' ')}`;
    case 'pair': {
      const then = value.behind === 'file' ? '_files' : `compadd -- ${value.behind.join(' ')}`;
      return `if compset -P '*='; then ${then}; else compadd ${value.behind === 'file' ? '' : '-S = '}-- ${value.words.join(' ')}; fi`;
    }
  }
}

/** A word with what it means, for \`_describe\`, which takes a colon for the end of the word. */
function described(word: string, about: string): string {
  return `'${`${word.replaceAll(':', '\\:')}:${about}`.replaceAll("'", "'\\''")}'`;
}
