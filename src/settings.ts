import { z } from 'zod'
import { account } from './settings/account.ts'
import { grants } from './settings/grants.ts'
import { http } from './settings/http.ts'
import { network } from './settings/network.ts'
import { operator } from './settings/operator.ts'
import { other } from './settings/other.ts'
import { signIn } from './settings/signin.ts'
import { type Words, words } from './settings/words.ts'

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
