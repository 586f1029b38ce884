import { ConfigError, DeskwardenError } from '../errors.ts'
import { credentialOf, storeOf, wayTo } from '../house/account.ts'
import type { Ground } from '../house/ground.ts'
import { operator } from '../house/operator.ts'
import { type Source, sourced } from '../house/source.ts'
import type { Config } from '../settings/settings.ts'
import { revoke } from '../zendesk/auth/current.ts'
import { Untrusted } from '../zendesk/auth/folder.ts'
import { type Io, print } from './io.ts'
import { moment } from './status/times.ts'

/** What became of the tokens at Zendesk. */
type End =
  | { readonly kind: 'dead' | 'alive' }
  /** Zendesk could not be asked. */
  | { readonly kind: 'untold'; readonly why: string }

/** Ends the stored sign-in: at Zendesk, where it can be reached, and here in any case. */
export async function logout(config: Config, ground: Ground, io: Io): Promise<number> {
  const { oauthToken: _, apiToken: __, clientSecret: ___, ...own } = config
  const from = sourced(own)
  if (config.oauthToken !== undefined || config.apiToken !== undefined)
    io.tell('ZENDESK_OAUTH_TOKEN or ZENDESK_API_TOKEN is set here and stays: unset it to be without access.')
  if (from.kind === 'none' && from.among)
    throw new ConfigError('Nobody was signed out', from.why, from.remedy)
  if (from.kind !== 'signin') {
    const why = from.kind === 'none' ? from.why : `nobody is signed in to ${from.account}`
    await print(io.output, `There is nothing to end: ${why}.`)
    return 0
  }
  const end = await atZendesk(own, ground, from)
  await (await storeOf(own, ground)).forget(from.account)
  await operator(config, ground).after('signed_out', ended(end, from.account))
  await print(io.output, said(end, from))
  return end.kind === 'alive' ? 1 : 0
}

/** Revokes the pair by its access token, which is renewed for that where it has expired: the refresh token would live on. */
async function atZendesk(config: Config, ground: Ground, from: Source): Promise<End> {
  const way = await wayTo(config, ground, from.baseUrl)
  try {
    const { credential, close } = await credentialOf(config, ground, from)
    try {
      const authorization = await credential.authorization()
      return { kind: (await revoke(way, authorization.replace(/^Bearer /, ''))) ? 'dead' : 'alive' }
    } finally {
      await credential.close?.()
      await close()
    }
  } catch (error) {
    // Once the tokens are gone from here, nobody could end what others may have read.
    if (!(error instanceof DeskwardenError) || error instanceof Untrusted) throw error
    return { kind: 'untold', why: error.why }
  } finally {
    await way.close()
  }
}

/** The same for the journal. */
const ended = ({ kind }: End, account: string) =>
  `signed out of ${account}; the tokens ${kind === 'dead' ? 'were revoked' : kind === 'alive' ? 'live on at Zendesk' : 'were not revoked'}`

function said(end: End, from: Extract<Source, { kind: 'signin' }>): string {
  const { account, signIn } = from
  const untilMs = signIn.refreshExpiresAtMs ?? signIn.expiresAtMs
  const by = `An admin can end it in Admin Center > Apps and integrations > APIs > OAuth clients.`
  switch (end.kind) {
    case 'dead':
      return `Signed out of ${account}: the tokens are dead at Zendesk and removed here.`
    case 'alive':
      return `The sign-in to ${account} is removed here, but Zendesk still accepts its token after revoking it. ${by}`
    case 'untold':
      return signIn.ended
        ? `The sign-in to ${account} had ended before; what was left of it is removed here.`
        : `The sign-in to ${account} is removed here, but it was not revoked: ${end.why} At Zendesk it holds${untilMs === undefined ? '' : ` until ${moment(untilMs)}`} for whoever has its tokens; they are kept nowhere any more. ${by}`
  }
}
