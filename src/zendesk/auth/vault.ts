import type { Tokens } from './tokens.ts'

/** Where the secrets of sign-ins are kept: one entry for each account. */
export interface Vault {
  readonly where: 'keychain' | 'file'
  read(account: string): Promise<Tokens | undefined>
  write(account: string, tokens: Tokens): Promise<void>
  remove(account: string): Promise<void>
}
