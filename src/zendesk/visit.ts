import type { Tool } from '../../tools/tool.ts'
import { Refused } from '../errors.ts'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import { guarded } from './conflict.ts'
import { content } from './content.ts'
import { exchange, type Line, type Reply } from './exchange.ts'
import { failure } from './failure.ts'
import { finished, job, type Work, work } from './jobs.ts'
import { expired, page, walk } from './pages.ts'
import { type Input, type Query, request } from './request.ts'
import { warning } from './warning.ts'

interface Desk {
  readonly find: (name: string) => Tool | undefined
  readonly jobTool: string | undefined
  readonly credential: 'basic' | 'oauth'
}

/** One call of a tool, from its arguments to its answer, by the words of its declaration. */
export async function visit(line: Line, call: Call, desk: Desk, input: Input): Promise<Answer> {
  const { tool } = call
  const key = tool.key ? line.world.uuid() : undefined

  const ask = (
    of: Tool,
    about: Input,
    priority: number,
    query: Query = {},
    stamp: Input = {},
    number?: number,
    doubt?: boolean,
  ) =>
    exchange(line, call, {
      tool: of,
      input: about,
      request: request(of, about, query, stamp),
      priority,
      page: number,
      key,
      doubt,
    })
  const fail = (reply: Reply) =>
    failure(tool, reply, {
      credential: desk.credential,
      hostname: line.host.hostname,
      nowMs: line.world.now(),
    })
  const good = (reply: Reply) => {
    if (reply.status < 200 || reply.status > 299) throw fail(reply)
    return reply
  }

  if (tool.pages) {
    const at = page(tool, tool.pages, input)
    const reply = await ask(tool, input, 0, at.query, {}, at.number)
    const old = expired(tool, at, reply.status)
    if (old) throw old
    good(reply)
    const { body, next, resume, notes } = walk(tool, tool.pages, input, at, content(tool, reply).body ?? {})
    return { ...answer(reply, body, notes), resume, ...(next === undefined ? {} : { next }) }
  }

  const reader = tool.stamp === undefined ? undefined : desk.find(tool.stamp)
  if (reader) {
    const { reply, notes } = await guarded(tool, reader, input, {
      async read(of, about) {
        const reply = await ask(of, about, 2)
        const failed = reply.status === 200 ? undefined : fail(reply)
        // A credential may write what it may not read; then there is no stamp to send.
        if (failed && !(failed instanceof Refused)) throw failed
        return failed ? undefined : content(of, reply).body
      },
      write: (about, stamp, doubt) => ask(tool, about, 1, {}, stamp, undefined, doubt),
    })
    const read = content(tool, good(reply))
    return answer(reply, read.body, [...notes, ...read.notes])
  }

  const reply = await ask(tool, input, 1)
  // The first attempt got no answer, and the repeat finds nothing left to delete.
  if (tool.method === 'DELETE' && reply.status === 404 && reply.doubt && reply.body.kind === 'json')
    return answer({ ...reply, status: 204 }, undefined, [
      'The answer to the deletion was lost; the record is not there any more.',
    ])
  const read = content(tool, good(reply))
  const started = job(read.body)
  if (started === undefined) return answer(reply, read.body, read.notes)
  const done: Work = tool.job
    ? await finished(line, call, started, (of, id) => ask(of, { id }, 2), desk.jobTool)
    : work(started)
  return answer(reply, done.body, done.notes)

  function answer({ status, headers }: Reply, body: unknown, notes: readonly string[]): Answer {
    const warned = warning(headers.get('x-zendesk-api-warn'))
    const budget = line.limits.budget()
    const requestId = headers.get('x-request-id')
    return {
      status,
      body,
      notes: warned === undefined ? notes : [...notes, warned],
      ...(budget === undefined ? {} : { budget }),
      ...(requestId === null ? {} : { requestId }),
    }
  }
}
