import { Buffer } from 'node:buffer'
import { ConfigError, type DeskwardenError, Unavailable } from '../../errors.ts'
import { read, written } from './tokens.ts'
import type { Vault } from './vault.ts'

/** What is used of @napi-rs/keyring's entries. */
export interface Entry {
  getSecret(signal?: AbortSignal): Promise<readonly number[] | Uint8Array | null>
  setSecret(secret: Uint8Array, signal?: AbortSignal): Promise<void>
  deleteCredential(signal?: AbortSignal): Promise<boolean>
}
export type Keyring = (account: string) => Entry

/** The keychain of this system, or undefined where the optional package is not installed or not for this system. */
export async function keyring(): Promise<Keyring | undefined> {
  let entries: typeof import('@napi-rs/keyring')
  try {
    entries = await import('@napi-rs/keyring')
  } catch {
    return undefined
  }
  // Left to itself it takes the kernel's store on Linux, which is empty after a reboot.
  return account => new entries.AsyncEntry('deskwarden', account, { linux: { store: 'secret-service' } })
}

/** A name that no account has. */
const trial = 'deskwarden-trial'

/** The operating system's keychain. A locked one, and one that does not answer, is an error and never an empty one. */
export function keychain(
  ring: Keyring,
  waitSeconds: number,
): Vault & { /** Whether it can keep an entry; throws where it is locked. */ usable(): Promise<boolean> } {
  async function ask<T>(
    what: string,
    account: string,
    act: (entry: Entry, signal: AbortSignal) => Promise<T>,
  ) {
    const ends = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(silent(what)), waitSeconds * 1000)
    })
    try {
      return await Promise.race([act(ring(account), ends.signal), late])
    } finally {
      clearTimeout(timer)
      ends.abort()
    }
  }
  const failing = (what: string, error: unknown) =>
    error instanceof Unavailable || error instanceof ConfigError ? error : trouble(what, wordsOf(error))

  return {
    where: 'keychain',
    async usable() {
      try {
        await ask('The keychain cannot be used', trial, async (entry, signal) => {
          await entry.setSecret(Buffer.from('trial'), signal)
          await entry.deleteCredential(signal)
        })
        return true
      } catch (error) {
        if (isMissing(wordsOf(error))) return false
        throw failing('The keychain cannot be used', error)
      }
    },
    async read(account) {
      const what = `The sign-in of ${account} cannot be read`
      let secret: readonly number[] | Uint8Array | null
      try {
        secret = await ask(what, account, (entry, signal) => entry.getSecret(signal))
      } catch (error) {
        throw failing(what, error)
      }
      if (secret === null) return undefined
      const tokens = read(Buffer.from(Uint8Array.from(secret)).toString('utf8'))
      if (tokens) return tokens
      throw new ConfigError(what, 'its keychain entry is damaged', 'Sign in again with `deskwarden login`')
    },
    async write(account, tokens) {
      const what = `The sign-in of ${account} was not kept`
      try {
        const secret = Buffer.from(written(tokens))
        await ask(what, account, (entry, signal) => entry.setSecret(secret, signal))
      } catch (error) {
        throw failing(what, error)
      }
    },
    async remove(account) {
      const what = `The sign-in of ${account} was not removed`
      try {
        await ask(what, account, (entry, signal) => entry.deleteCredential(signal))
      } catch (error) {
        throw failing(what, error)
      }
    },
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : '')

/** No Secret Service on this machine, or one without a keyring to write to. */
const isMissing = (words: string) =>
  /not provided by any|autolaunch|Failed to connect to socket|ServiceUnknown|no result found|Connection refused/i.test(
    words,
  )

function silent(what: string): DeskwardenError {
  return new Unavailable(
    what,
    'the keychain does not answer',
    'Unlock it, or answer the question that it may be showing; then try again',
  )
}

function trouble(what: string, words: string): DeskwardenError {
  if (/reply|timed? ?out/i.test(words)) return silent(what)
  if (isMissing(words))
    return new ConfigError(
      what,
      'the keychain that holds it cannot be reached from here',
      'Start Deskwarden within the desktop session, or sign in again with `deskwarden login`',
    )
  return new Unavailable(
    what,
    /lock|dismiss|denied|cancell?ed|interaction/i.test(words)
      ? 'the keychain is locked'
      : 'the keychain refused',
    'Unlock it, then try again',
  )
}
