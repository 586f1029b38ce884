const units = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const

/** A span in its largest unit, rounded down: `23 minutes`. */
export function span(ms: number): string {
  const [unitMs, name] = units.find(([unit]) => ms >= unit) ?? [1_000, 'second']
  const count = Math.max(0, Math.floor(ms / unitMs))
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

/** A moment to the minute, in UTC. */
export const moment = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** When something ends, and how far off that is. */
export const until = (ms: number, nowMs: number) =>
  ms > nowMs ? `until ${moment(ms)}, in ${span(ms - nowMs)}` : `ended ${moment(ms)}, ${span(nowMs - ms)} ago`
