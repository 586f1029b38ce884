import type { SignIn, SignIns } from './signin.ts'
import type { Tokens } from './tokens.ts'

/** Everything that is kept of sign-ins on this machine: what may be read by anyone here, and the secrets. */
export interface Store {
  readonly signIns: SignIns
  /** Where the secrets of a new sign-in will go; a keychain that is locked or does not answer throws. */
  where(): Promise<'keychain' | 'file'>
  /** The secrets of a sign-in, from where they were put. */
  tokens(account: string): Promise<Tokens | undefined>
  /** Keeps a new sign-in in place of an older one, and waits for a renewal under way. */
  keep(signIn: Omit<SignIn, 'where' | 'ended'>, tokens: Tokens): Promise<SignIn>
  /** Forgets a sign-in, secrets first. */
  forget(account: string): Promise<void>
}
// export function store(options: { folder: string; tell(line: string): void; world: Pick<World, 'now' | 'sleep'> }): Store
