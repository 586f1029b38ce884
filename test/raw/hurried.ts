import { randomUUID } from 'node:crypto'
import { config } from '../../src/config.ts'
import { type House, house } from '../../src/house/house.ts'
import type { Listed } from '../../src/house/listed.ts'

/** The whole server but its transports, in this process. Its waits take no time, and its clock goes on when it is told to. */
export interface Hurried extends Pick<House, 'door' | 'close'> {
  pass(ms: number): void
}

/** Wires everything that a command line asks for. */
export async function hurried(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { listed, version, tell }: { listed: readonly Listed[]; version: string; tell: (line: string) => void },
): Promise<Hurried> {
  const order = await config([...args], env, listed)
  if ('asks' in order) throw new Error('This is a question, not an order.')
  let aheadMs = 0
  const pass = (ms: number) => {
    aheadMs += ms
  }
  const { door, close } = await house(order.config, {
    listed,
    version,
    tell,
    world: {
      fetch: (...request) => fetch(...request),
      now: () => Date.now() + aheadMs,
      sleep: async ms => pass(ms),
      random: Math.random,
      uuid: randomUUID,
    },
  })
  return { door, close, pass }
}
