import { z } from 'zod'
import { type Back, legacyHttp, modernHttp, post } from './http.ts'
import { type Ask, envelope, handshake, Message, type Spoken, spoken } from './message.ts'
import { legacyPipe, modernPipe, type Pipe } from './stdio.ts'

type Values = Readonly<Record<string, unknown>>

/** A question as it came. */
export interface Asked {
  readonly question: string
  /** What an answer of 2026 has to bring along; a client of 2025 never sees it. */
  readonly state: string
  /** The id under which a client of 2025 answers. */
  readonly id: string | number
  /** The id of the call that it is about, of 2025. */
  readonly about: string | number
  /** Hands in what the user said, as it is, and waits for what the call came to. */
  readonly answer: (said: unknown) => Promise<Spoken>
  /** What the call comes to; of 2025 alone, where it stays open. */
  readonly end: Promise<Spoken>
}

/** What a call came to, or the question that it led to. */
export type Turn =
  | { readonly spoken: Spoken; readonly asked?: never }
  | { readonly asked: Asked; readonly spoken?: never }

/** A client, message by message, that can ask its user. */
export interface Asker {
  /** Makes a call; `more` stands beside its arguments. */
  readonly call: (name: string, args: Values, more?: Values) => Promise<Turn>
  /** Sends one message that is no request. */
  readonly say: (message: Values) => Promise<Back | undefined>
}

/** A user who wants it. */
export const yes = { action: 'accept', content: { approve: true } }

/** The question that a call led to. */
export async function asked(turn: Promise<Turn>): Promise<Asked> {
  const { asked, spoken } = await turn
  if (!asked) throw new Error(`No question was asked: ${spoken.text}`)
  return asked
}

/** What a call came to without a question. */
export async function told(turn: Promise<Turn>): Promise<Spoken> {
  const { asked, spoken } = await turn
  if (!spoken) throw new Error(`A question was asked: ${asked.question}`)
  return spoken
}

const capabilities = { elicitation: { form: {} } }
const hello = { ...handshake, capabilities }
const meta = { ...envelope, 'io.modelcontextprotocol/clientCapabilities': capabilities }

const Required = z.object({
  resultType: z.literal('input_required'),
  inputRequests: z.record(z.string(), z.object({ params: z.object({ message: z.string() }) })),
  requestState: z.string(),
})

const never = new Promise<Spoken>(() => {})

function modern(ask: Ask): Asker {
  const call: Asker['call'] = async (name, args, more = {}) => {
    const message = await ask('tools/call', { name, arguments: args, ...more, _meta: meta })
    const { data } = Required.safeParse(message.result)
    if (!data) return { spoken: spoken(message) }
    const [[key = '', request] = []] = Object.entries(data.inputRequests)
    const answer = (said: unknown) =>
      told(call(name, args, { inputResponses: { [key]: said }, requestState: data.requestState }))
    return {
      asked: {
        question: request?.params.message ?? '',
        state: data.requestState,
        id: key,
        about: '',
        answer,
        end: never,
      },
    }
  }
  return { call, say: async () => undefined }
}

const Question = z.object({
  method: z.literal('elicitation/create'),
  id: z.union([z.string(), z.number()]),
  params: z.object({ message: z.string() }),
})

/** A call of 2025 whose first message has come; the last one comes when it is answered. */
function turn(about: string | number, first: Message, last: () => Promise<Message>, say: Asker['say']): Turn {
  const { data } = Question.safeParse(first)
  if (!data) return { spoken: spoken(first) }
  const ended = last().then(spoken)
  // A test may end with a call that nobody answers any more.
  ended.catch(() => {})
  return {
    asked: {
      question: data.params.message,
      state: '',
      id: data.id,
      about,
      end: ended,
      async answer(said) {
        await say({ jsonrpc: '2.0', id: data.id, result: said })
        return ended
      },
    },
  }
}

/** A client of 2026-07-28 over stdio. */
export const modernPipeAsker = async (pipe: Pipe): Promise<Asker> => modern(modernPipe(pipe).ask)

/** A client of 2026-07-28 over HTTP. */
export const modernHttpAsker = async (url: string, token: string): Promise<Asker> =>
  modern(modernHttp(url, token).ask)

/** A client of 2025-11-25 over stdio. */
export async function legacyPipeAsker(pipe: Pipe): Promise<Asker> {
  await legacyPipe(pipe, hello)
  const say: Asker['say'] = async message => {
    await pipe.write(`${JSON.stringify(message)}\n`)
    return undefined
  }
  let calls = 0
  return {
    say,
    async call(name, args, more = {}) {
      const id = `asks-${++calls}`
      const params = { name, arguments: args, ...more }
      const question = next(strays(pipe))
      const end = pipe.line(JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params }), id)
      return turn(id, await Promise.race([question, end]), () => end, say)
    },
  }
}

/** A client of 2025-11-25 over HTTP, with the headers of its session. */
export async function legacyHttpAsker(
  url: string,
  token: string,
): Promise<Asker & { readonly headers: Readonly<Record<string, string>> }> {
  const { headers } = await legacyHttp(url, token, {}, hello)
  const say: Asker['say'] = message => post(url, { headers, body: message })
  let calls = 0
  return {
    say,
    headers,
    async call(name, args, more = {}) {
      const id = ++calls
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({
          jsonrpc: '2.0',
          id,
          method: 'tools/call',
          params: { name, arguments: args, ...more },
        }),
      })
      const messages = streamed(response)
      return turn(id, await next(messages), () => next(messages), say)
    },
  }
}

const next = async (messages: AsyncGenerator<Message>): Promise<Message> => {
  const { value, done } = await messages.next()
  if (done) throw new Error('The stream ended without an answer.')
  return value
}

/** The questions of a server over stdio. */
async function* strays(pipe: Pipe): AsyncGenerator<Message> {
  for (;;) {
    const message = await pipe.stray()
    if (message.method === 'elicitation/create') yield message
  }
}

/** The messages of a stream, each as it comes. */
async function* streamed({ body }: Response): AsyncGenerator<Message> {
  let text = ''
  for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines)
      if (line.startsWith('data: {')) yield Message.parse(JSON.parse(line.slice('data: '.length)))
  }
}
