import type { DeskwardenError } from '../../errors.ts'
import type { Config } from '../../settings/settings.ts'
import type { Sent, Way } from '../../zendesk/auth/way.ts'
import { failure } from '../../zendesk/failure.ts'
import { type Finding, faulty, ok, unknown, wrong } from './finding.ts'

type Answered = Extract<Sent, { kind: 'answer' }>

const self = { name: 'doctor', scope: 'users:read' } as const

/** The error that an answer of Zendesk's stands for; nothing where it is a success. */
export function complaintOf(sent: Sent, way: Way, kind: 'basic' | 'oauth'): DeskwardenError | undefined {
  if (sent.kind !== 'answer' || (sent.status >= 200 && sent.status < 300)) return undefined
  return failure(self, sent, { credential: kind, hostname: way.host.hostname, nowMs: way.now() })
}

/** Whether an account answers at the address; asked without a credential, which a wrong address must not see. */
export function subdomain(sent: Sent, way: Way): Finding {
  const check = 'subdomain'
  const { hostname } = way.host
  if (sent.kind !== 'answer') return unknown(check, `${hostname} could not be asked.`)
  const { status } = sent
  const error = complaintOf(sent, way, 'oauth')
  if (error && ((status >= 300 && status < 400) || (status === 404 && !isJson(sent))))
    return faulty(check, error)
  if (status < 300 && !isJson(sent))
    return wrong(
      check,
      `What answers at ${hostname} is no Zendesk account.`,
      'Check the subdomain and the base URL.',
    )
  return ok(check, `${hostname} is a Zendesk account.`)
}

const isJson = ({ body }: Answered) => body.kind === 'json'

/** What to do about a way that is barred, by what bars it. */
const remedies: readonly [RegExp, string][] = [
  [
    /host name/,
    'Check the subdomain, and whether this machine has a network; behind a company proxy set --proxy.',
  ],
  [/certificate/, "Name the authorities of your company's network in a file with --ca."],
  [/proxy/, 'Check --proxy: its address, and the user and password in it.'],
]

/** Whether the way there is open: name, proxy, certificates. */
export function connection(sent: Sent, way: Way, { httpsProxy, ca }: Config): Finding {
  const check = 'connection'
  const { hostname, origin } = way.host
  // Without the user and the password that the address of a proxy may hold.
  const through = httpsProxy === undefined ? '' : ` through the proxy ${new URL(httpsProxy).host}`
  if (sent.kind !== 'answer') {
    const todo = remedies.find(([pattern]) => pattern.test(sent.why))?.[1]
    const proxies = httpsProxy === undefined ? 'if there is a proxy in between, set --proxy' : 'check --proxy'
    const says = `${hostname} cannot be reached${through}: ${sent.why}.`
    return wrong(check, says, todo ?? `Check the network, and ${proxies}; or try again later.`)
  }
  const trust = ca === undefined ? '' : `, with the authorities of ${ca}`
  return ok(
    check,
    origin.startsWith('https:') ? `TLS is in order${through}${trust}.` : 'Plain http, to this machine.',
  )
}

/** Whether this machine's clock goes right: tokens are renewed by it. */
export function clock(sent: Sent, nowMs: number): Finding {
  const check = 'clock'
  const date = sent.kind === 'answer' ? Date.parse(sent.headers.get('date') ?? '') : Number.NaN
  if (Number.isNaN(date)) return unknown(check, 'Zendesk did not say what time it is.')
  const seconds = Math.round((nowMs - date) / 1000)
  if (Math.abs(seconds) <= 60) return ok(check, "This machine's clock agrees with Zendesk's.")
  const off = `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'}`
  return wrong(
    check,
    `This machine's clock is ${off} Zendesk's, and tokens are renewed by it.`,
    'Set it, or let it be set over the network (NTP).',
  )
}
