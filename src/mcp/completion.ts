import type { CompleteRequestParams, Server, ServerContext } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { DeskwardenError } from '../errors.ts'
import type { Calling } from './calling.ts'
import type { Offer } from './offer.ts'
import { type Finder, idOf, type Kind, kinds, templateOf } from './resources/kinds.ts'

/** Ids that may be meant, and whether there are more. */
interface Found {
  readonly values: string[]
  readonly hasMore: boolean
}

/** The protocol allows no more. */
const mostValues = 100

/** So many pages are looked through until one of them holds something. */
const mostCalls = 3

const nothing: Found = { values: [], hasMore: false }

type Call = (name: string, args: unknown) => ReturnType<Calling>

/** Completes ids by what the caller may list. Whoever types is not stopped: where it fails, nothing is found. */
export function completions(
  server: Server,
  offered: (context: ServerContext) => Offer,
  started: readonly string[],
  call: Calling,
  report: (error: unknown) => void,
): void {
  server.setRequestHandler('completion/complete', async ({ params }, context) => {
    const ask: Call = (name, args) => call(context, name, args)
    const completion = await complete(params, offered(context), started, ask).catch((error: unknown) => {
      if (!(error instanceof DeskwardenError)) report(error)
      return nothing
    })
    return { completion: { ...completion } }
  })
}

async function complete(
  { ref, argument }: CompleteRequestParams,
  offer: Offer,
  started: readonly string[],
  call: Call,
): Promise<Found> {
  const kind = meant(ref, argument.name, offer)
  if (!kind) return nothing
  const typed = argument.value.trim()
  if (kind.find.length === 0)
    return { values: started.filter(id => id.startsWith(typed)).slice(0, mostValues), hasMore: false }
  for (const finder of offer.finders(kind)) {
    const args = finder.asks(typed)
    if (args) return found(finder, args, typed, call)
  }
  return nothing
}

/** The kind of record whose id is asked for, by a template or a prompt that the caller has. */
function meant(ref: CompleteRequestParams['ref'], argument: string, offer: Offer): Kind | undefined {
  if (ref.type === 'ref/resource')
    return argument === 'id' ? offer.kinds.find(kind => templateOf(kind) === ref.uri) : undefined
  const prompt = offer.prompts.find(({ name }) => name === ref.name)
  return prompt?.arguments.some(({ name }) => name === argument)
    ? kinds.find(kind => idOf(kind) === argument)
    : undefined
}

const Row = z.object({ id: z.number(), title: z.string().optional(), name: z.string().optional() })
const More = z.object({ next_cursor: z.string().optional() })

/** Asks for page after page, until one holds what may be meant. */
async function found(
  { tool, rows, matched }: Finder,
  args: Readonly<Record<string, unknown>>,
  typed: string,
  call: Call,
): Promise<Found> {
  const fits = ({ id, title = '', name = title }: z.infer<typeof Row>) =>
    matched || String(id).startsWith(typed) || name.toLowerCase().includes(typed.toLowerCase())
  let cursor: string | undefined
  for (let calls = 1; ; calls += 1) {
    const result = await call(tool, { ...args, ...(cursor !== undefined && { cursor }) })
    if ('question' in result) return nothing
    const page = z.array(Row).parse(result.value[rows]).filter(fits)
    cursor = More.parse(result.value).next_cursor
    if (page.length > 0 || cursor === undefined || calls === mostCalls)
      return {
        values: page.slice(0, mostValues).map(({ id }) => String(id)),
        hasMore: cursor !== undefined || page.length > mostValues,
      }
  }
}
