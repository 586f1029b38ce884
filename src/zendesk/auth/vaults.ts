import { ConfigError } from '../../errors.ts'
import { drawer } from './drawer.ts'
import { type Keyring, keychain, keyring } from './keychain.ts'
import type { Vault } from './vault.ts'

export interface VaultOptions {
  /** Of the files, where there is no keychain. */
  readonly folder: string
  readonly tell: (line: string) => void
  /** How long a keychain may take; it may be asking the user for its password. */
  readonly waitSeconds?: number | undefined
  /** The keychain of this system; undefined where it has none. */
  readonly load?: (() => Promise<Keyring | undefined>) | undefined
}

/** Opens the vault that holds an entry, or the best one for a new entry: a keychain that is there is never passed over for the file. */
export async function vaultOf(options: VaultOptions, holds?: 'keychain' | 'file'): Promise<Vault> {
  const { folder, tell, waitSeconds = 20, load = keyring } = options
  if (holds === 'file') return drawer(folder)
  const ring = await load()
  if (ring) {
    const chain = keychain(ring, waitSeconds)
    // Only a new entry may go elsewhere, and only where no keychain could hold it.
    if (holds === 'keychain' || (await chain.usable())) return chain
  } else if (holds === 'keychain')
    throw new ConfigError(
      'The keychain cannot be read',
      'the package @napi-rs/keyring, which reaches it, is not there',
      'Install Deskwarden with its optional packages, or sign in again with `deskwarden login`',
    )
  const file = drawer(folder)
  await file.usable()
  tell(
    `This machine has no keychain, so the sign-in is kept in a file that only this user can read: ${folder}`,
  )
  return file
}
