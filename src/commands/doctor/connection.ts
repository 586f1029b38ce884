import type { Config } from '../../settings.ts'
import type { Sent, Way } from '../../zendesk/auth/way.ts'
import { failure } from '../../zendesk/failure.ts'
import { silent } from '../../zendesk/trouble.ts'
import { type Finding, faulty, ok, unknown, wrong } from './finding.ts'

const self = { name: 'doctor', scope: 'users:read' } as const

/** The error that an answer of Zendesk's stands for; nothing where it is a success. */
export function complaintOf(sent: Sent, way: Way, kind: 'basic' | 'oauth') {
  const { hostname } = way.host
  if (sent.kind !== 'answer') return silent(self, hostname, sent)
  if (sent.status >= 200 && sent.status < 300) return undefined
  return failure(self, sent, { credential: kind, hostname, nowMs: way.now() })
}

/** Whether an account answers at the address; asked without a credential, which a wrong address must not see. */
export function subdomain(sent: Sent, way: Way): Finding {
  const check = 'subdomain'
  const { hostname } = way.host
  if (sent.kind !== 'answer') return unknown(check, `${hostname} could not be asked.`)
  const stranger =
    (sent.status === 404 && sent.body.kind !== 'json') || (sent.status >= 300 && sent.status < 400)
  const error = stranger ? complaintOf(sent, way, 'oauth') : undefined
  return error ? faulty(check, error) : ok(check, `${hostname} is a Zendesk account.`)
}

/** Whether the way there is open: name, proxy, certificates. */
export function connection(sent: Sent, way: Way, { httpsProxy, ca }: Config): Finding {
  const check = 'connection'
  if (sent.kind !== 'answer') return faulty(check, complaintOf(sent, way, 'oauth'))
  const secure = way.host.origin.startsWith('https:')
  const through =
    httpsProxy === undefined ? 'without a proxy' : `through the proxy ${new URL(httpsProxy).host}`
  const trust = ca === undefined ? '' : `, with the authorities of ${ca}`
  return ok(check, secure ? `TLS is in order, ${through}${trust}.` : 'Plain http, to this machine.')
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
