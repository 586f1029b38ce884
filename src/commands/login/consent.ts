import { Cancelled, ConfigError, Unavailable } from '../../errors.ts'
import type { OAuth, Started } from '../../zendesk/auth/oauth.ts'
import type { World } from '../../zendesk/world.ts'
import { browse } from './browser.ts'
import { type Arrival, callback, redirectUri } from './callback.ts'
import { type Asking, question } from './question.ts'

/** How a person is sent to Zendesk and waited for. */
export interface Visit {
  readonly account: string
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly port: number
  /** Whether there is a browser on this machine. */
  readonly browser: boolean
  readonly asking: Asking
  readonly tell: (line: string) => void
  readonly sleep: World['sleep']
}

/** How long somebody may take to sign in and to allow what is asked. */
const patienceMinutes = 5

/** What came back, and what the sign-in was begun with. */
export interface Back {
  readonly started: Started
  readonly arrival: Arrival
}

/** Sends the person to Zendesk's page and runs `next` with what comes back; whatever happens, nothing is left listening. */
export async function consent<T>(oauth: OAuth, visit: Visit, next: (back: Back) => Promise<T>): Promise<T> {
  if (!visit.browser) return next(await pasted(oauth, visit))
  const { port, tell } = visit
  const listening = await callback(port, tell)
  try {
    const started = await oauth.start(listening.redirectUri, visit.scopes)
    const arrives = listening.arrival(started.state)
    tell('Your browser opens. Where it does not, open this page in it:')
    tell(started.url)
    if (!(await browse(started.url))) tell('No browser could be started here: open the page yourself.')
    tell(`Waiting for it to come back to ${listening.redirectUri}, for ${patienceMinutes} minutes.`)
    tell('Where the browser is on another machine, stop this with Ctrl-C and add --no-browser.')
    hints(visit)
    return await next({ started, arrival: await within(arrives, visit) })
  } finally {
    await listening.close()
  }
}

/** On a machine without a browser: the person carries the address back. */
async function pasted(oauth: OAuth, visit: Visit): Promise<Back> {
  const { tell, port, asking } = visit
  const started = await oauth.start(redirectUri(port), visit.scopes)
  tell('Open this page in a browser, on any machine:')
  tell(started.url)
  tell(
    `It ends at an address that begins with ${redirectUri(port)}? and cannot be shown: copy it from the address bar, within two minutes.`,
  )
  hints(visit)
  const text = await within(question(asking, 'The address: '), visit)
  // What was copied may be the address without its beginning.
  const query = text.includes('?') ? text.slice(text.indexOf('?')) : `?${text}`
  const url = new URL(`${redirectUri(port)}${query}`)
  if (!url.searchParams.has('code') && !url.searchParams.has('error'))
    throw new ConfigError(
      'Signing in failed',
      'what was pasted is no address that Zendesk sent the browser to',
      `Run it again and paste the whole address, from ${redirectUri(port)}? on`,
    )
  return { started, arrival: { url, reply: async () => {} } }
}

function hints({ tell, clientId, account, port }: Visit): void {
  tell(`Where ${account} shows an error instead of a question, look at the OAuth client in Admin Center:`)
  tell(`  its identifier has to be ${clientId}, and ${redirectUri(port)} one of its redirect URLs.`)
}

/** Ends the waiting when the person takes too long or presses Ctrl-C. */
async function within<T>(coming: Promise<T>, { asking, sleep }: Visit): Promise<T> {
  const over = new AbortController()
  const late = sleep(patienceMinutes * 60_000, over.signal).then(() => {
    throw new Unavailable(
      'Signing in failed',
      `nobody came back from Zendesk within ${patienceMinutes} minutes`,
      'Nothing was stored. Where Zendesk showed an error, compare identifier and redirect URL with the OAuth client; then run `deskwarden login` again',
    )
  })
  const stopped = asking.stopped.then(() => {
    throw new Cancelled('Signing in failed', 'it was stopped', 'Nothing was stored')
  })
  try {
    return await Promise.race([coming, late, stopped])
  } finally {
    late.catch(() => {})
    over.abort()
  }
}
