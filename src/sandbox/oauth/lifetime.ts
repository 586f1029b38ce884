import type { Client } from './client.ts'
import type { Parameters } from './parameters.ts'
import { refusal } from './refusal.ts'

const defaultSeconds = 1_800
const defaultRefreshSeconds = 2_592_000

/** How long the new tokens live; both bounds are outside. A refresh token outlives every access token. */
export function lifetimes(parameters: Parameters, client: Client, refreshes: boolean) {
  const asked = wholeSeconds(parameters, 'expires_in', 300, 172_800)
  const askedRefresh = wholeSeconds(parameters, 'refresh_token_expires_in', 604_800, 7_776_000)
  const usual = client.tokenSeconds === undefined ? defaultSeconds : (client.tokenSeconds ?? undefined)
  const seconds = asked ?? usual
  // A token that never expires comes without a refresh token.
  const refreshSeconds =
    refreshes && seconds !== undefined ? (askedRefresh ?? defaultRefreshSeconds) : undefined
  return { seconds, refreshSeconds }
}

function wholeSeconds(
  parameters: Parameters,
  name: string,
  above: number,
  below: number,
): number | undefined {
  const text = parameters[name]
  if (text === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (seconds > above && seconds < below) return seconds
  throw refusal('invalid_request', `${name} must be more than ${above} and less than ${below} seconds`)
}
