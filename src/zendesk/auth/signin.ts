import { readdirSync, readFileSync, statSync, unwatchFile, watchFile } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../../files/fault.ts'
import { folder, unusable } from './folder.ts'

/** What is remembered of a sign-in beside its secrets. It holds none, so that listing tools needs no keychain. */
export const SignIn = z.object({
  /** The account's host, such as acme.zendesk.com; with a port where the address has one. */
  account: z.string().min(1),
  clientId: z.string().min(1),
  grant: z.enum(['authorization_code', 'client_credentials']),
  user: z.object({ id: z.number().int(), name: z.string(), role: z.string() }),
  scopes: z.array(z.string()).readonly(),
  signedInAtMs: z.number().int(),
  expiresAtMs: z.number().int().optional(),
  refreshExpiresAtMs: z.number().int().optional(),
  where: z.enum(['keychain', 'file']),
  /** Signing in again is needed: Zendesk refused the renewal, or its answer was lost. */
  ended: z.enum(['refused', 'lost']).optional(),
})
export type SignIn = z.output<typeof SignIn>

/** The sign-ins of one user on this machine, a file for each account. */
export interface SignIns {
  /** The sign-in of this moment: the file is looked at on every question and read when it changed. */
  read(account: string): SignIn | undefined
  /** The accounts that there are sign-ins to. */
  accounts(): readonly string[]
  write(signIn: SignIn): Promise<void>
  remove(account: string): Promise<void>
  /** Tells the listener when the file has changed, whoever changed it, until the returned function is called. */
  watch(account: string, listener: () => void): () => void
}

/** Opens the sign-ins of the user's configuration folder, which need not be there. */
export function signIns(configuration: string, pollMs = 1_000): SignIns {
  const path = join(configuration, 'accounts')
  const files = folder(path)
  const known = new Map<string, { readonly stamp: string; readonly signIn: SignIn | undefined }>()
  const nameOf = (account: string) => `${account}.json`
  const fileOf = (account: string) => join(path, encodeURIComponent(nameOf(account)))
  return {
    read(account) {
      const file = fileOf(account)
      const stamp = stampOf(file)
      const last = known.get(account)
      if (last?.stamp === stamp) return last.signIn
      const found = stamp === '' ? undefined : load(file)
      const signIn = found?.account === account ? found : undefined
      known.set(account, { stamp, signIn })
      return signIn
    },
    accounts() {
      const all = there(path, () => readdirSync(path)) ?? []
      const names = all.filter(name => name.endsWith('.json'))
      return names.flatMap(name => load(join(path, name))?.account ?? []).sort()
    },
    write: signIn => files.write(nameOf(signIn.account), `${JSON.stringify(signIn, null, 2)}\n`),
    remove: account => files.remove(nameOf(account)),
    watch(account, listener) {
      const file = fileOf(account)
      // Polling sees every way in which a file is replaced, and wakes nobody up.
      watchFile(file, { persistent: false, interval: pollMs }, listener)
      return () => unwatchFile(file, listener)
    },
  }
}

function load(file: string): SignIn | undefined {
  const text = there(file, () => readFileSync(file, 'utf8'))
  try {
    return SignIn.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

function stampOf(path: string): string {
  const stat = there(path, () => statSync(path, { bigint: true }))
  return stat ? `${stat.ino}/${stat.mtimeNs}/${stat.ctimeNs}/${stat.size}` : ''
}

/** What is read; undefined where there is nothing. What may not be read is not taken for nothing. */
function there<T>(path: string, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw unusable(path, error)
  }
}
