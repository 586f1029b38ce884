import type { Tool } from '../../tools/tool.ts'
import {
  Cancelled,
  ConfigError,
  type DeskwardenError,
  Limited,
  Unavailable,
  UnknownOutcome,
} from '../errors.ts'
import type { Call } from './call.ts'
import type { Opening } from './opening.ts'

type Asked = Pick<Tool, 'name' | 'check' | 'checkLags'>

/** A write that may have happened. The tool that tells is named, where there is one. */
export function unknown(
  tool: Asked,
  why: string,
  facts: Readonly<Record<string, string>> = {},
): UnknownOutcome {
  return new UnknownOutcome(
    `The outcome of ${tool.name} is unknown`,
    why,
    tool.check
      ? `It is not sent again: look with ${tool.check}${tool.checkLags ? ', which shows it after some minutes,' : ''} whether it took effect before you repeat it`
      : 'It is not sent again: look whether it took effect before you repeat it',
    { ...facts, ...(tool.check ? { check: tool.check } : {}) },
  )
}

/** A call that ended before Zendesk's answer came. `sent`: a write of it may have been executed. */
export function ended(call: Call, sent: boolean): DeskwardenError {
  const why = call.ended()
  const seconds = Math.round((call.deadlineMs - call.startMs) / 1000)
  if (sent)
    return unknown(
      call.tool,
      why === 'late'
        ? `it was sent, and no answer came within ${seconds} s`
        : 'it was sent, and taken back before the answer came',
    )
  const what = `${call.tool.name} failed`
  if (why === 'late')
    return new Unavailable(what, `no answer came within ${seconds} s`, 'Nothing was changed; try again later')
  return why === 'cancelled'
    ? new Cancelled(what, 'the client took it back', 'Nothing was changed')
    : new Cancelled(what, 'the server is stopping', 'Nothing was changed; call again when it is back')
}

/** A wait that the deadline does not allow. */
export function tooLong(tool: Asked, seconds: number, limit: string): Limited {
  return new Limited(
    `${tool.name} was not sent`,
    `the rate limit of ${limit} is used up`,
    `Wait ${seconds} s, then call again`,
    seconds,
  )
}

/** No answer, and nothing was changed: there was no connection, or only reading was asked for. */
export function silent(
  tool: Asked,
  hostname: string,
  opening: Pick<Opening, 'why' | 'lasting'>,
): DeskwardenError {
  const what = `${tool.name} failed`
  return opening.lasting
    ? new ConfigError(
        what,
        `${hostname} could not be reached: ${opening.why}`,
        'Check the subdomain, the proxy and the certificate authorities in the settings',
      )
    : new Unavailable(
        what,
        `${hostname} gave no answer: ${opening.why}`,
        'Nothing was changed; check subdomain and network, or try again later',
      )
}
