import { z } from 'zod'
import type { Tool } from '../../tools/tool.ts'
import { Refused } from '../errors.ts'
import type { Zendesk } from '../zendesk/client.ts'

/** Every tool by its name, with those that no client sees. */
export async function catalogue(): Promise<ReadonlyMap<string, Tool>> {
  const { catalog, companions, supporting } = await import('../../tools/index.ts')
  return new Map([...catalog, ...companions, ...supporting].map(tool => [tool.name, tool]))
}

const Body = z.looseObject({
  user: z.looseObject({ id: z.number().nullable(), name: z.string(), role: z.string() }),
})

/** A user of the account, as far as a sign-in remembers them. */
export type User = { readonly id: number; readonly name: string; readonly role: string }

/** Asks the account whom it takes us for. Undefined: the scopes do not let it tell. */
export async function whoami(
  zendesk: Zendesk,
  tools: ReadonlyMap<string, Tool>,
  signal?: AbortSignal,
): Promise<User | undefined> {
  const tool = tools.get('get_current_user')
  if (!tool) throw new Error('no tool reads the current user')
  try {
    const { body } = await zendesk.call(tool, {}, signal ? { signal } : {})
    const { user } = Body.parse(body)
    return user.id === null ? undefined : { ...user, id: user.id }
  } catch (error) {
    if (error instanceof Refused && error.facts['scope'] !== undefined) return undefined
    throw error
  }
}
