import { z } from 'zod'

/** What a failed fetch tells: whether anything may have been sent, and why it failed. */
export interface Opening {
  readonly sent: boolean
  readonly why: string
  readonly code: string | undefined
  /** Trying again will not help: a setting is wrong. */
  readonly lasting: boolean
}

const Cause = z.looseObject({
  code: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
})

const reasons: readonly [RegExp, string, boolean][] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'its host name was not found', false],
  [/^ECONNREFUSED$/, 'the connection was refused', false],
  [/^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, 'the network is not reachable', false],
  [/^UND_ERR_CONNECT_TIMEOUT$/, 'no connection came about in time', false],
  [/^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/, 'its certificate is not trusted', true],
]

/** Reads fetch's error down to its cause. Only what surely came before the request counts as not sent. */
export function opening(error: unknown, proxy?: string): Opening {
  const found = cause(error)
  // Where there is a proxy, it is the one that could not be reached, or that knows more.
  return found.sent || proxy === undefined
    ? found
    : { ...found, why: `${found.why}, on the way through the proxy ${proxy}` }
}

function cause(error: unknown): Opening {
  let at = error
  for (let depth = 0; depth < 6; depth++) {
    const parsed = Cause.safeParse(at)
    if (!parsed.success) break
    const { code, syscall, message = '', cause, errors } = parsed.data
    const known = reasons.find(([pattern]) => pattern.test(code ?? ''))
    if (known) return { sent: false, why: known[1], code, lasting: known[2] }
    if (syscall === 'connect' || /before secure TLS connection/.test(message))
      return { sent: false, why: 'no connection came about', code, lasting: false }
    if (/Proxy response/.test(message))
      return { sent: false, why: 'the proxy refused the connection', code, lasting: true }
    const next = cause ?? errors?.[0]
    if (next === undefined) return { sent: true, why: 'the connection broke off', code, lasting: false }
    at = next
  }
  return { sent: true, why: 'the connection broke off', code: undefined, lasting: false }
}
