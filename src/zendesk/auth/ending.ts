import { ConfigError } from '../../errors.ts'

/** Nobody is signed in, or no longer: only signing in again helps. */
export class SignedOut extends ConfigError {}

const again = 'Sign in again with `deskwarden login`'

export const neverSignedIn = (account: string) =>
  new SignedOut(`${account} cannot be asked`, 'nobody is signed in', 'Sign in with `deskwarden login`')

export const entryGone = (account: string, where: 'keychain' | 'file') =>
  new SignedOut(`${account} cannot be asked`, `the ${where} holds no tokens for it any more`, again)

/** Why a sign-in has ended, as it is remembered beside it. */
export function ended(account: string, why: 'refused' | 'lost' | 'unrenewable'): SignedOut {
  const reasons = {
    refused: 'Zendesk did not accept its renewal: it was revoked, replaced, or not used for too long',
    lost: 'a renewal was cut off before the new tokens were kept, and Zendesk has stopped the old ones',
    unrenewable: 'Zendesk does not accept its token any more, and gave none to renew it with',
  }
  return new SignedOut(`The sign-in to ${account} has ended`, reasons[why], again)
}
