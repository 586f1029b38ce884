import { z } from 'zod'

/** What the command line, the help and the README know of a setting beside its schema. */
export interface Words {
  readonly flag: string
  /** Another flag that means the same. */
  readonly also?: string
  /** One letter that does. */
  readonly short?: string
  /** The first one is the setting's name in words; the others are read where it is unset. */
  readonly env?: readonly [string, ...string[]]
  /** What stands for the value in the help. Absent: a switch. */
  readonly takes?: string
  readonly about: string
  readonly default?: string
  /** Read from the environment alone: every user of a machine sees its command lines. */
  readonly secret?: true
}

export const words = z.registry<Words>()

/** The sandbox's own port: http and it may run side by side, and login waits on the one between. */
export const sandboxPort = 8724
