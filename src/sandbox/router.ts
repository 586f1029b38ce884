import type { Address, Route, Routes } from './call.ts'
import { comments } from './routes/comments.ts'
import { groups } from './routes/groups.ts'
import { macros } from './routes/macros.ts'
import { organizations } from './routes/organizations.ts'
import { ratings } from './routes/ratings.ts'
import { searches } from './routes/search.ts'
import { addresses, supporting } from './routes/supporting.ts'
import { tickets } from './routes/tickets.ts'
import { users } from './routes/users.ts'

const routes: Routes = {
  ...tickets,
  ...comments,
  ...users,
  ...organizations,
  ...groups,
  ...macros,
  ...searches,
  ...ratings,
  ...supporting,
}

/** A request's route, and the placeholders of its path. */
export interface Match {
  readonly address: Address
  readonly route: Route
  readonly path: Readonly<Record<string, string>>
}

interface Pattern {
  readonly address: Address
  readonly route: Route
  readonly segments: readonly string[]
}

/** Finds routes by method and path; a fixed segment goes before a placeholder, as users/me before users/{user_id}. */
export class Router {
  readonly #patterns = new Map<string, Pattern[]>()

  constructor(tools: readonly Address[]) {
    for (const address of [...tools, ...addresses]) {
      const route = routes[address.name]
      if (route === undefined) throw new Error(`The sandbox has no route for ${address.name}`)
      const segments = address.path.slice(1).split('/')
      const key = `${address.method} ${segments.length}`
      this.#patterns.set(key, [...(this.#patterns.get(key) ?? []), { address, route, segments }])
    }
    for (const patterns of this.#patterns.values())
      patterns.sort((a, b) => placeholders(a.segments) - placeholders(b.segments))
  }

  /** Everything is below /api/v2, with or without `.json` at the end. */
  match(method: string, pathname: string): Match | undefined {
    const [, rest] = /^\/api\/v2\/(.+?)(?:\.json)?$/.exec(pathname) ?? []
    if (rest === undefined) return undefined
    const segments = rest.split('/')
    for (const pattern of this.#patterns.get(`${method} ${segments.length}`) ?? []) {
      const path = filled(pattern.segments, segments)
      if (path) return { address: pattern.address, route: pattern.route, path }
    }
    return undefined
  }
}

const placeholders = (segments: readonly string[]) => segments.filter(one => one.startsWith('{')).length

function filled(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? ''
    if (expected.startsWith('{')) path[expected.slice(1, -1)] = given
    else if (expected !== given) return undefined
  }
  return path
}
