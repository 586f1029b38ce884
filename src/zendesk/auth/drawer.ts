import { ConfigError } from '../../errors.ts'
import { type Folder, folder } from './folder.ts'
import { read, written } from './tokens.ts'
import type { Vault } from './vault.ts'

/** The vault of a machine without a keychain: a file for each account. */
export function drawer(path: string, user?: number): Vault & Pick<Folder, 'usable'> {
  const files = folder(path, user)
  const nameOf = (account: string) => `${account}.json`
  return {
    where: 'file',
    usable: files.usable,
    async read(account) {
      const text = await files.read(nameOf(account))
      if (text === undefined) return undefined
      const tokens = read(text)
      if (tokens === undefined)
        throw new ConfigError(
          `The sign-in of ${account} cannot be read`,
          'its file is damaged',
          'Sign in again with `deskwarden login`',
        )
      return tokens
    },
    write: (account, tokens) => files.write(nameOf(account), written(tokens)),
    remove: account => files.remove(nameOf(account)),
  }
}
