import { entries, parts } from '../settings/settings.ts'

/** What the program can be told to do. */
export const commands = {
  stdio: { takes: '', about: 'Serve one MCP client over stdin and stdout' },
  http: { takes: '', about: 'Serve MCP clients over HTTP at /mcp' },
  sandbox: { takes: '', about: 'Run a Zendesk account in a box' },
  login: { takes: '', about: 'Sign in to the account in a browser' },
  status: { takes: '', about: 'Show who is signed in, for what and for how long' },
  logout: { takes: '', about: 'End the sign-in, at Zendesk and here' },
  doctor: { takes: '', about: 'Look for what is wrong, from the settings to the keychain' },
  tools: { takes: '', about: 'Show each tool, and whether --grant exposes it or why not' },
  call: { takes: '<tool> <json>', about: 'Make one call and print the answer; - reads the JSON from stdin' },
  agents: {
    takes: 'add|list|remove [name]',
    about: 'Change the agents of the policy; add wants --grant and prints the token once',
    verbs: { add: ['name'], list: [], remove: ['name'] },
  },
  policy: {
    takes: 'check|show|explain [agent] [tool] [json]',
    about: 'Check the policy, show it in plain words, or explain a decision and every reason for it',
    verbs: { check: [], show: ['agent?'], explain: ['agent', 'tool', 'json?'] },
  },
  audit: {
    takes: 'show|verify|export',
    about: 'Read the journal, prove that it is whole, or hand it on',
    verbs: { show: [], verify: [], export: [] },
  },
  approvals: {
    takes: 'list|approve|deny [id]',
    about: 'Show the calls that wait for a yes, and say yes or no to one',
    verbs: { list: [], approve: ['id'], deny: ['id'] },
  },
  requests: {
    takes: 'list|approve|deny [id]',
    about: 'Show what agents were refused, and grant it for a time (--for) or not',
    verbs: { list: [], approve: ['id'], deny: ['id'] },
  },
  freeze: { takes: '[agent]', about: 'Stop an agent, or everyone, at once; with --writes what writes alone' },
  thaw: { takes: '[agent]', about: 'Lift a freeze' },
} as const satisfies Readonly<Record<string, CommandWords>>

/** How a command is called: its words as the help shows them, and each verb with the words that it wants; `?` ends one that may be left out. */
interface CommandWords {
  readonly takes: string
  readonly about: string
  readonly verbs?: Readonly<Record<string, readonly string[]>>
}

export type Command = keyof typeof commands

/** The README's table of settings. */
export function settingsTable(): string {
  const rows = entries.map(([, { flag, env, takes, about, default: unset, secret }]) => {
    const written = secret ? '' : `\`--${flag}${takes ? ` ${takes}` : ''}\``
    return `| ${written} | ${env ? `\`${env[0]}\`` : ''} | ${unset ? `\`${unset}\`` : ''} | ${about}. |`
  })
  return ['| Flag | Environment | Default | |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** What `--help` prints. */
export function help(): string {
  const line = (left: string, right: string) => `  ${left.padEnd(36)} ${right}`
  const usage = Object.entries(commands).map(([name, { takes, about }]) =>
    line(`${name} ${takes}`.trim(), about),
  )
  const flags = Object.keys(parts).map(part => {
    const lines = entries
      .filter(([, setting]) => setting.part === part)
      .map(([, { flag, env, takes, about, default: unset, secret }]) => {
        const left = secret ? `${env?.[0]} (no flag)` : `--${flag}${takes ? ` ${takes}` : ''}`
        const from = [
          ...(env && !secret ? [env[0]] : []),
          ...(unset && takes ? [`default ${unset}`] : []),
        ].join(', ')
        return line(left, from ? `${about} [${from}]` : about)
      })
    return [`${part}:`, ...lines].join('\n')
  })
  return [
    'Deskwarden: a Model Context Protocol server for Zendesk Support. Every tool is off until it is granted.',
    ['Usage: deskwarden <command> [flags]', ...usage, line('--help, --version', '')].join('\n').trimEnd(),
    'A flag wins over the environment variable in brackets.',
    ...flags,
  ].join('\n\n')
}
