import type { Config } from '../settings/settings.ts'
import { isLoopback } from '../settings/value.ts'

type Where = Pick<Config, 'host' | 'allowHosts'>

/** The names by which clients may call, beside those of this machine: the very address that is listened on is one, that of all addresses is none. */
export function hostNames({ host, allowHosts }: Where): readonly string[] {
  const own = host.includes(':') ? `[${host}]` : host
  return /^(0\.0\.0\.0|::)$/.test(host) ? allowHosts : [...new Set([...allowHosts, own.toLowerCase()])]
}

/** What the operator should know of a server that other machines can reach. */
export function reach(where: Where): readonly string[] {
  if (isLoopback(where.host)) return []
  const names = hostNames(where)
  return [
    names.length > 0
      ? `From other machines it answers to ${names.join(', ')}; add further names with --allow-hosts.`
      : 'Requests from other machines are refused until --allow-hosts names the hosts that their URLs hold, such as --allow-hosts desk.example.com.',
  ]
}
