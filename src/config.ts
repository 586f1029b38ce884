import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, commands } from './commands/help.ts'
import { type Found, notes } from './commands/notes.ts'
import { ConfigError } from './errors.ts'
import { type Fact, parse } from './gate/grammar.ts'
import { instead, quoted } from './gate/nearest.ts'
import { remembered } from './house/source.ts'
import { type Config, entries, Settings } from './settings/settings.ts'
import { isLoopback } from './settings/value.ts'
import { sandboxPort } from './settings/words.ts'

/** What the operator asked for. */
export type Order =
  | { readonly asks: 'help' | 'version' }
  | {
      readonly command: Command
      readonly args: readonly string[]
      readonly config: Config
      /** What the operator should know before it begins. */
      readonly notes: readonly string[]
    }

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the command line and the environment, or throws one ConfigError that lists every problem with its remedy. */
export function config(argv: readonly string[], env: Environment, facts: readonly Fact[]): Order {
  const line = flags(argv)
  if (line.given.has('help') || line.words[0] === 'help') return { asks: 'help' }
  if (line.given.has('version')) return { asks: 'version' }
  const [first, ...args] = line.words
  const command = Object.keys(commands).find((name): name is Command => name === first)
  // After an unknown flag, which words are values and which are words is anyone's guess.
  const sure = line.problems.length === 0
  const found: Found = Object.fromEntries(
    entries.map(([name, words]) => {
      const flag = [words.flag, words.also].find(flag => flag !== undefined && line.given.has(flag))
      const text = flag === undefined ? undefined : line.given.get(flag)
      if (text !== undefined && !words.secret) return [name, { text, from: `--${flag}` }]
      // A client that leaves a variable empty means that it is unset.
      const variable = words.env?.find(variable => env[variable])
      const value = variable && env[variable]
      return [name, value ? { text: value, from: variable } : undefined]
    }),
  )
  const checked = Settings.safeParse(
    Object.fromEntries(entries.map(([name, words]) => [name, found[name]?.text ?? words.default])),
    // A parser compiled for one use would not pay for itself.
    { jitless: true },
  )
  const problems = [
    ...line.problems,
    ...(command || !sure ? [] : [noCommand(first)]),
    ...(checked.error?.issues ?? []).map(issue => {
      const name = String(issue.path[0])
      return `${found[name]?.from ?? name} ${issue.message}.`
    }),
    ...(found['grant'] ? grantProblems(found['grant'], facts) : []),
    ...(command ? together(command, args, found, env) : []),
    ...(command && sure ? wordProblems(command, args) : []),
  ]
  const home = checked.data?.home ?? settingsFolder(env)
  if (command && checked.success && problems.length === 0) {
    const config = {
      ...checked.data,
      ...(home === undefined ? {} : { home }),
      // Beside an http that nobody gave a port either.
      ...(command === 'sandbox' && !found['port'] ? { port: sandboxPort } : {}),
    }
    return { command, args, config, notes: notes(command, found, config) }
  }
  if (command && stranded(command, found) && !remembered({ home })?.accounts().length)
    problems.push(
      'Nobody is signed in, and no account is named: run deskwarden login, or set ZENDESK_SUBDOMAIN with ZENDESK_OAUTH_TOKEN, or try --sandbox.',
    )
  throw new ConfigError(
    command === undefined || serves(command) ? 'Deskwarden did not start' : 'Nothing was done',
    problems.length === 1 ? problems.join() : problems.map(problem => `\n- ${problem}`).join(''),
    `${problems.length === 1 ? '' : '\n'}\`deskwarden --help\` lists the commands and settings.`,
  )
}

/** Whether a command that calls an account names none. Alone this is told later, when the sign-ins are looked for. */
const stranded = (command: Command, found: Found) =>
  /^(stdio|http|call)$/.test(command) &&
  !['sandbox', 'subdomain', 'baseUrl', 'oauthToken', 'apiToken', 'email'].some(name => found[name])

/** Whether a command goes on until it is stopped. */
export const serves = (command: Command) => /^(stdio|http|sandbox)$/.test(command)

/** Where this system keeps a program's settings, for this user. */
function settingsFolder(env: Environment): string | undefined {
  const own = (folder: string) => join(folder, 'deskwarden')
  if (process.platform === 'win32' && env['APPDATA']) return own(env['APPDATA'])
  const given = env['XDG_CONFIG_HOME']
  const mac = process.platform === 'darwin'
  // A relative one is to be ignored, by the specification of these folders.
  if (!mac && given?.startsWith('/')) return own(given)
  try {
    const home = env['HOME'] || homedir()
    return own(join(home, ...(mac ? ['Library', 'Application Support'] : ['.config'])))
  } catch {
    // A user without an entry in the system's list has no folder.
    return undefined
  }
}

/** The flags as they were given, the other words, and what is wrong with them. */
function flags(argv: readonly string[]) {
  const known = new Map(
    entries.flatMap(([, words]) =>
      [words.flag, ...(words.also === undefined ? [] : [words.also])].map(flag => [flag, words] as const),
    ),
  )
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
      ...Object.fromEntries(
        [...known].map(([flag, { takes, short }]) => [
          flag,
          { type: takes ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
        ]),
      ),
    },
  })
  const given = new Map<string, string>()
  const words: string[] = []
  const problems: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const setting = known.get(name)
    if (name === 'help' || name === 'version') given.set(name, 'true')
    else if (!setting)
      problems.push(
        unknown(
          rawName,
          [...known.values()].filter(one => !one.secret).map(one => one.flag),
        ),
      )
    else if (setting.secret)
      problems.push(
        `${rawName} is not read, because every user of a machine sees its command lines: set ${setting.env?.[0]}.`,
      )
    else if ([setting.flag, setting.also].some(flag => flag !== undefined && given.has(flag)))
      problems.push(`${rawName} is given twice; keep one.`)
    else if (setting.takes && (value === undefined || (!token.inlineValue && value.startsWith('--'))))
      problems.push(`${rawName} wants a value: ${rawName} ${setting.takes}.`)
    else given.set(name, value ?? 'true')
  }
  return { given, words, problems }
}

/** The word after an unknown flag may be its value, so it is named like the flags there are. */
function unknown(rawName: string, names: readonly string[]): string {
  if (/^--(password|zendesk-password)$/.test(rawName)) return noPassword(rawName)
  const near = instead(rawName.replace(/^-+/, ''), names).replace(/"(.+)"/, '--$1')
  return `${quoted(rawName).slice(1, -1)} is no flag${near}`
}

const noCommand = (word: string | undefined) =>
  word === undefined
    ? `There is no command; there is ${Object.keys(commands).join(', ')}.`
    : `${quoted(word)} is no command${instead(word, Object.keys(commands))}`

const noPassword = (name: string) =>
  `${name} is of no use: Zendesk removed the sign-in by e-mail and password on 2026-01-12. Leave it out, and run deskwarden login.`

function grantProblems(
  { text, from }: { text: string; from: string },
  facts: readonly Fact[],
): readonly string[] {
  const parsed = parse(text, facts)
  return 'problems' in parsed ? parsed.problems.map(problem => `${from}: ${problem}`) : []
}

/** What is wrong between settings. */
function together(
  command: Command,
  args: readonly string[],
  found: Found,
  env: Environment,
): readonly string[] {
  const has = (name: keyof Config) => found[name] !== undefined
  const on = (name: keyof Config) =>
    has(name) && !/^(false|0|no|off|n|disabled)$/i.test(found[name]?.text ?? '')
  const calls = command === 'stdio' || command === 'http' || command === 'call'
  const problems: string[] = []
  const policy = found['policy']?.from ?? '--policy'
  if (env['ZENDESK_PASSWORD']) problems.push(noPassword('ZENDESK_PASSWORD'))
  if (calls && !on('sandbox')) problems.push(...account(has))
  if (on('sandbox') && /^(login|logout|status|doctor)$/.test(command))
    problems.push(
      `--sandbox needs no sign-in: to try ${command}, run \`deskwarden sandbox\`, set what it prints, and leave --sandbox out.`,
    )
  if (found['ca']) problems.push(...caProblem(found['ca']))
  if (/^(stdio|call|tools)$/.test(command) && has('policy') && !has('agent'))
    problems.push(`${policy} needs --agent here: say which agent of the policy calls.`)
  // DESKWARDEN_GRANT is the server's: no agent gets it because a flag was forgotten.
  if (command === 'agents' && args[0] === 'add' && found['grant']?.from !== '--grant')
    problems.push('agents add needs --grant: say what the agent may do, such as --grant tickets:read.')
  const edits =
    command === 'agents' || command === 'policy' || (command === 'requests' && args[0] === 'approve')
  if (edits && !has('policy'))
    problems.push(`${command} needs --policy: say which file, such as --policy policy.json.`)
  if (has('agent') && !has('policy') && command !== 'audit')
    problems.push('--agent needs --policy: say which file the agent stands in.')
  if (command === 'http') {
    const local = isLoopback(found['host']?.text ?? '127.0.0.1')
    if (!local && !has('policy'))
      problems.push(
        '--host: beyond this machine every caller needs a token of its own. Add --policy, or listen on 127.0.0.1.',
      )
    if (!local && on('noAuth'))
      problems.push('--no-auth is for this machine alone. Leave it out, or listen on 127.0.0.1.')
    if (has('policy') && on('noAuth'))
      problems.push(`--no-auth and ${policy} contradict each other: keep one.`)
    if (has('agent'))
      problems.push('--agent is for stdio, call and tools: over http the token tells who calls.')
  }
  return problems
}

/** Whether there are certificates in the file: TLS would pass over one without a word. */
function caProblem({ text, from }: { text: string; from: string }): readonly string[] {
  try {
    if (/-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END /.test(readFileSync(text, 'utf8')))
      return []
    return [`${from} names a file that holds no certificate. Name a file of PEM certificates.`]
  } catch {
    return [`${from} names a file that is not there or cannot be read. Name a file of PEM certificates.`]
  }
}

/** What is wrong between the account and its tokens; without a token there may be a sign-in, which is looked for later. */
function account(has: (name: keyof Config) => boolean): readonly string[] {
  const problems: string[] = []
  const given = has('oauthToken') || has('apiToken') || has('email')
  if (given && !has('subdomain') && !has('baseUrl'))
    problems.push('No account is named: set ZENDESK_SUBDOMAIN, such as acme, or try --sandbox.')
  if (has('oauthToken') && has('apiToken'))
    problems.push('ZENDESK_OAUTH_TOKEN and ZENDESK_API_TOKEN are both set: keep the one to use.')
  else if (!has('oauthToken') && has('email') && !has('apiToken'))
    problems.push('ZENDESK_EMAIL needs ZENDESK_API_TOKEN beside it: set that too.')
  else if (!has('oauthToken') && has('apiToken') && !has('email'))
    problems.push('ZENDESK_API_TOKEN needs ZENDESK_EMAIL beside it: set that too.')
  return problems
}

/** The words after the command. */
function wordProblems(command: Command, args: readonly string[]): readonly string[] {
  const words = commands[command]
  if ('verbs' in words) return verbProblems(command, words.verbs, args)
  const most = command === 'call' ? 2 : command === 'freeze' || command === 'thaw' ? 1 : 0
  if (command === 'call' && args.length < 1) return [`call needs a tool: deskwarden call ${words.takes}.`]
  return args.slice(most).map(word => `${quoted(word)} is one word too many after ${command}.`)
}

function verbProblems(
  command: Command,
  verbs: Readonly<Record<string, readonly string[]>>,
  [verb, ...rest]: readonly string[],
): readonly string[] {
  const known = Object.keys(verbs)
  if (verb === undefined) return [`${command} needs ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`]
  const wanted = verbs[verb]
  if (wanted === undefined || !known.includes(verb))
    return [`${command} does not know ${quoted(verb)}${instead(verb, known)}`]
  const least = wanted.filter(word => !word.endsWith('?'))
  const shown = wanted.map(word => (word.endsWith('?') ? `[${word.slice(0, -1)}]` : `<${word}>`)).join(' ')
  if (rest.length < least.length) {
    const missing = least.slice(rest.length).map(word => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`)
    return [`${command} ${verb} needs ${missing.join(' and ')}: deskwarden ${command} ${verb} ${shown}.`]
  }
  return rest
    .slice(wanted.length)
    .map(word => `${quoted(word)} is one word too many after ${command} ${verb}.`)
}
