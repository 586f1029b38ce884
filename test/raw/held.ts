import { type Sandbox, type SandboxOptions, sandbox } from '../../src/sandbox/sandbox.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { catalog, companions } from '../../tools/index.ts'
import { issued } from '../canary/mark.ts'
import { credentials } from '../rig.ts'

/** The seeded account, in which a fault's delay ends when the test says so, and not by the clock. */
export interface HeldDesk extends Sandbox {
  /** Resolves when a request is being held. */
  readonly holding: () => Promise<void>
  /** Lets the longest held one go on. */
  readonly release: () => void
}

export async function heldDesk(options: Partial<SandboxOptions> = {}): Promise<HeldDesk> {
  const held: (() => void)[] = []
  let told = () => {}
  const running = await sandbox({
    tools: [...catalog, ...companions],
    account: seed({ seed: 1, now: new Date() }),
    credentials,
    clock: Date.now,
    sleep: () =>
      new Promise<void>(resolve => {
        held.push(resolve)
        told()
      }),
    random: Math.random,
    secret: issued,
    ...options,
  })
  return {
    ...running,
    holding: () =>
      new Promise(resolve => {
        told = resolve
        if (held.length > 0) resolve()
      }),
    release: () => held.shift()?.(),
  }
}
