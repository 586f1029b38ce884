import { z } from 'zod'
import { account } from './account.ts'
import { grants } from './grants.ts'
import { http } from './http.ts'
import { network } from './network.ts'
import { operator } from './operator.ts'
import { other } from './other.ts'
import { signIn } from './signin.ts'
import { type Words, words } from './words.ts'

/** Every setting: what reads argv and the environment, the help, and the README's table all come from here. */
export const Settings = z.object({
  ...account,
  ...signIn,
  ...grants,
  ...http,
  ...network,
  ...operator,
  ...other,
})

/** The settings of one run, checked. */
export type Config = z.output<typeof Settings>
export type Name = keyof Config

/** The parts of the help, in order. */
export const parts = {
  Account: account,
  'Sign-in': signIn,
  Grants: grants,
  HTTP: http,
  Network: network,
  Operator: operator,
  Other: other,
} as const

/** Each setting's name with its words, in order. */
export const entries: readonly (readonly [name: string, words: Words & { readonly part: string }])[] =
  Object.entries(parts).flatMap(([part, shape]) =>
    Object.entries(shape).flatMap(([name, schema]) => {
      const found = words.get(schema)
      return found ? [[name, { ...found, part }] as const] : []
    }),
  )
