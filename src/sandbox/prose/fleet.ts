import type { Line } from './scene.ts'

const lines: readonly Line[] = Array.from({ length: 40 }, (_, index) => ({
  by: index % 2 === 0 ? 'customer' : 'agent',
  text: `Message ${index + 1}.`,
}))

/** The long thread: an office with eight machines, forty messages, each with something that no other one says. */
export const fleet = {
  subject: 'Eight Atelier machines lose pressure one after the other',
  lines,
}
