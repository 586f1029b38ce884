import type { Tool } from '../../tools/tool.ts'
import type { Raw, Shown } from '../answers/answer.ts'
import type { Titles } from '../answers/view/custom.ts'
import type { Names } from '../answers/view/names.ts'
import { Refused } from '../errors.ts'
import type { Reader } from '../gate/veil.ts'
import { once } from '../once.ts'
import type { World } from '../zendesk/world.ts'
import type { Saying } from './saying.ts'

type Input = Readonly<Record<string, unknown>>

interface Parts {
  readonly world: Pick<World, 'now' | 'random'>
  /** What masks, and whose handles are given. */
  readonly words: Pick<Saying, 'masker' | 'handles'>
  readonly tools: () => Promise<ReadonlyMap<string, Tool>>
  /** The most that an answer costs, in tokens. */
  readonly budget: number
  /** What the account's custom fields are called; asked only where an answer holds some. */
  readonly titles: () => Promise<Titles>
}

/** Writes what agents read of Zendesk's answers; names are remembered as long as it lives. */
export interface Answering {
  answer(tool: Tool, input: Input, said: Raw, reader: Reader): Promise<Shown>
  /** Sends a call with the side-loads that give names; without them where the token may not read those. */
  loaded<T>(tool: Tool, input: Input, send: (input: Input) => Promise<T>): Promise<T>
  /** What answers have told of records of a kind, such as `users`. */
  known(key: string): readonly { readonly id: number; readonly name: string }[]
}

/** Loads the room with the first call, and of HTML what an answer needs. */
export function answering({ world, words, tools, budget, titles }: Parts): Answering {
  let remembered: Names | undefined
  /** The tools whose side-loads the token may not read. */
  const bare = new Set<string>()
  const room = once(async () => {
    const [written, { names }, { promises }, { hasCustom }, choices] = await Promise.all([
      import('../answers/answer.ts'),
      import('../answers/view/names.ts'),
      import('../answers/view/promise.ts'),
      import('../answers/view/custom.ts'),
      import('../answers/view/choice.ts'),
    ])
    remembered = names({ now: world.now })
    return {
      write: written.answer,
      hasHtml: written.hasHtml,
      hasCustom,
      loading: choices.loading,
      names: remembered,
      promise: promises([...(await tools()).values()]),
    }
  })
  const html = once(async () => (await import('../answers/text/reader.ts')).reader())

  return {
    known: key => remembered?.all(key) ?? [],
    async loaded(tool, input, send) {
      const { loading } = await room()
      const wider = bare.has(tool.name) ? input : loading(tool, input)
      return send(wider).catch(async error => {
        if (wider === input || !(error instanceof Refused)) throw error
        const said = await send(input)
        bare.add(tool.name)
        return said
      })
    },
    async answer(tool, input, said, { agent, mask: level }) {
      const { write, hasHtml, hasCustom, names, promise } = await room()
      const [mask, fields, read] = await Promise.all([
        words.masker(level),
        hasCustom(said.body) ? titles() : new Map<number, string>(),
        hasHtml(said.body) ? html() : undefined,
      ])
      return write(tool, input, said, {
        budget,
        mask: value => mask(value, { handles: words.handles(agent) }),
        names,
        titles: fields,
        ...(read && { html: read }),
        promise,
        random: world.random,
      })
    },
  }
}
