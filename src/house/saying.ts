import { type Handles, handles } from '../answers/mask/handles.ts'
import type { Masker } from '../answers/mask/mask.ts'
import { resolve } from '../answers/mask/resolve.ts'
import type { Deps } from '../gate/deps.ts'
import type { Mask } from '../gate/policy/kinds.ts'
import type { World } from '../zendesk/world.ts'

/** The handles of all agents of this run, and what goes through them beside answers. */
export interface Saying extends Required<Pick<Deps<never, never>, 'say' | 'unmask'>> {
  readonly handles: (agent: string) => Handles
  readonly masker: (level: Mask) => Promise<Masker>
}

/** Makes words that are not ours fit for an agent, and puts values in the place of its handles; what that takes is loaded with the first text. */
export function saying({ now, random }: Pick<World, 'now' | 'random'>): Saying {
  const all = handles({ now, random })
  const maskers = new Map<Mask, Promise<Masker>>()
  const masker = (level: Mask) => {
    const known = maskers.get(level) ?? load(level)
    maskers.set(level, known)
    return known
  }
  return {
    handles: all,
    masker,
    async say(text, { agent, mask }, names = []) {
      const [{ clean }, masked] = await Promise.all([import('../answers/texts.ts'), masker(mask)])
      const { value, counts } = masked(clean(text, {}), { handles: all(agent), names })
      return { text: typeof value === 'string' ? value : '', masked: counts }
    },
    unmask: (agent, args) => resolve(args, all(agent)),
  }
}

async function load(level: Mask): Promise<Masker> {
  const [{ masking }, { personal }] = await Promise.all([
    import('../answers/mask/masking.ts'),
    import('../answers/personal.ts'),
  ])
  return masking(level, personal)
}
