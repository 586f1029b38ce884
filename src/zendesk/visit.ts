import type { Pages, Tool } from '../../tools/tool.ts'
import { Refused } from '../errors.ts'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import { guarded } from './conflict.ts'
import { content } from './content.ts'
import { exchange, type Line, type Reply, type Sending } from './exchange.ts'
import { failure } from './failure.ts'
import { finished, job, work } from './jobs.ts'
import { expired, page, walk } from './pages.ts'
import { type Input, type Query, request } from './request.ts'
import { unknown } from './trouble.ts'
import { warning } from './warning.ts'

interface Desk {
  readonly find: (name: string) => Tool | undefined
  readonly jobTool: string | undefined
  readonly credential: 'basic' | 'oauth'
}

/** What one request of a call has beside its tool and its arguments. */
type How = Partial<Pick<Sending, 'priority' | 'page' | 'doubt'>> & {
  readonly query?: Query
  readonly stamp?: Input
}

/** One call of a tool, from its arguments to its answer, by the words of its declaration. */
export function visit(line: Line, call: Call, desk: Desk, input: Input): Promise<Answer> {
  const { tool } = call
  const key = tool.key ? line.world.uuid() : undefined
  const reader = tool.stamp === undefined ? undefined : desk.find(tool.stamp)
  if (tool.pages) return listed(tool.pages)
  return reader ? changed(reader) : plain()

  async function listed(pages: Pages): Promise<Answer> {
    const at = page(tool, pages, input)
    const reply = await ask(tool, input, { priority: 0, query: at.query, page: at.number })
    const old = expired(tool, at, reply.status)
    if (old) throw old
    const { body, next, resume, offset, notes } = walk(
      tool,
      pages,
      input,
      at,
      content(tool, good(reply)).body ?? {},
    )
    return { ...answer(reply, body, notes), resume, offset, ...(next === undefined ? {} : { next }) }
  }

  async function changed(reader: Tool): Promise<Answer> {
    const asking = {
      async read(about: Input) {
        const reply = await ask(reader, about, { priority: 2 })
        const failed = reply.status === 200 ? undefined : fail(reply)
        // A credential may write what it may not read; then there is no stamp to send.
        if (failed && !(failed instanceof Refused)) throw failed
        return failed ? undefined : content(reader, reply).body
      },
      write: (about: Input, stamp: Input, doubt: boolean) => ask(tool, about, { stamp, doubt }),
    }
    const { reply, notes } = await guarded(tool, reader, input, asking, call.context.stamp)
    const read = content(tool, good(reply))
    return answer(reply, read.body, [...notes, ...read.notes])
  }

  async function plain(): Promise<Answer> {
    const reply = await ask(tool, input)
    // The first attempt got no answer, and the repeat finds nothing left to delete.
    if (tool.method === 'DELETE' && reply.status === 404 && reply.doubt && reply.body.kind === 'json')
      return answer({ ...reply, status: 204 }, undefined, [
        'The answer to the deletion was lost; the record is not there any more.',
      ])
    const read = content(tool, good(reply))
    const started = job(read.body)
    if (started === undefined) return answer(reply, read.body, read.notes)
    const look = (of: Tool, id: string) => ask(of, { id }, { priority: 2 })
    const done = tool.job ? await finished(line, call, started, look, desk.jobTool) : work(started)
    return answer(reply, done.body, done.notes)
  }

  function ask(of: Tool, about: Input, { query, stamp, ...how }: How = {}): Promise<Reply> {
    const asked = request(of, about, query, stamp)
    return exchange(line, call, { tool: of, input: about, request: asked, priority: 1, key, ...how })
  }

  function good(reply: Reply): Reply {
    if (reply.status >= 200 && reply.status <= 299) return reply
    // An earlier attempt may have been executed: what the repeat was refused for is then no news of the write.
    if (reply.doubt) throw unknown(tool, `it was sent, and its repeat was refused (${reply.status})`)
    throw fail(reply)
  }

  function fail(reply: Reply) {
    const { host, world } = line
    return failure(tool, reply, { credential: desk.credential, hostname: host.hostname, nowMs: world.now() })
  }

  function answer({ status, headers }: Reply, body: unknown, notes: readonly string[]): Answer {
    const warned = warning(headers.get('x-zendesk-api-warn'))
    const budget = line.limits.budget()
    const requestId = headers.get('x-request-id')
    return {
      status,
      body,
      notes: warned.note === undefined ? notes : [...notes, warned.note],
      ...(warned.words === undefined ? {} : { warning: warned.words }),
      ...(budget === undefined ? {} : { budget }),
      ...(requestId === null ? {} : { requestId }),
    }
  }
}
