/** A moment as it is told: `2026-11-20 09:40 UTC`. */
export const minute = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
