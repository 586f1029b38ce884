import { fillers, steps } from './pressure.ts'
import type { Line } from './scene.ts'

/** Each step, and two remarks that its speaker might add, so that a message has about a hundred words. */
const lines: readonly Line[] = steps.map(([by, text], index) => {
  const remarks = fillers[by]
  const added = [0, 3].map(shift => remarks[(index + shift) % remarks.length] ?? '')
  return { by, text: [text, ...added].join('\n\n') }
})

/** The long thread: an office with eight machines, forty messages, each with something that no other one says. */
export const fleet = {
  subject: 'Eight Atelier machines lose pressure one after the other',
  lines,
}
