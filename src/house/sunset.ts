const end = Date.UTC(2027, 3, 30)
const dayMs = 86_400_000

/** Whole days until Zendesk stops accepting API tokens, counted to the start of 2027-04-30 UTC; never below 0. */
export const daysLeft = (nowMs: number) => Math.max(0, Math.ceil((end - nowMs) / dayMs))

/** What to tell someone whose account is reached by an API token. */
export function sunset(nowMs: number): string {
  const days = daysLeft(nowMs)
  const when =
    days === 0
      ? 'Zendesk stopped accepting API tokens on 2027-04-30.'
      : `Zendesk stops accepting API tokens on 2027-04-30, in ${days} ${days === 1 ? 'day' : 'days'}.`
  return `${when} Sign in with \`deskwarden login\` instead.`
}
