import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { z } from 'zod'
import { sandbox } from '../../src/sandbox/sandbox.ts'
import { landmarks, seed } from '../../src/sandbox/seed.ts'
import { catalog, companions } from '../../tools/index.ts'
import { around, bin, settings, token } from './child.ts'
import { type Row, rounded } from './row.ts'

const part = 'Answers'
const tokens = (text: string) => encode(text).length

const { fields, long } = landmarks.tickets

/** The account, in which the long thread's words are all said again in every comment of another ticket. */
function account() {
  const made = seed({ seed: 1, now: new Date('2026-11-20T12:00:00Z') })
  const thread = made.comments.get(long) ?? []
  const body = thread.map(({ plain_body }) => plain_body).join('\n\n')
  made.comments.set(
    fields,
    thread.map(one => ({ ...one, id: made.nextId++, body, plain_body: body, html_body: `<p>${body}</p>` })),
  )
  return made
}

const Comments = z.object({
  comments: z.array(z.object({ id: z.number() })),
  next_cursor: z.string().optional(),
})

/** What the tokens of an answer are, as text and as objects, and those of what Zendesk sent. */
interface Cost {
  readonly text: number
  readonly objects: number
  readonly raw: number
}

/** What answers cost a model to read, on an account with thirty custom fields, through the built server. */
export async function answers(): Promise<Row[]> {
  const made = account()
  const { userId, scopes } = landmarks.credentials.bearers.admin
  const at = await sandbox({
    tools: [...catalog, ...companions],
    account: made,
    credentials: [{ bearer: token, userId, scopes }],
    clock: Date.now,
    sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
    random: Math.random,
    limits: { perMinute: 999_999 },
  })
  const connect = async (most: number) => {
    const client = new Client({ name: 'bench', version: '1' })
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [bin, 'stdio', '--grant', '*:read', '--answer-tokens', String(most)],
        env: { ...around, ...settings(at.url) },
        stderr: 'ignore',
      }),
    )
    return client
  }
  const [usual, largest] = await Promise.all([connect(10_000), connect(20_000)])
  const raw = async (path: string) =>
    tokens(
      await (
        await fetch(`${at.url}/api/v2${path}`, { headers: { authorization: `Bearer ${token}` } })
      ).text(),
    )
  const ask = async (client: Client, name: string, args: Record<string, unknown>) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: args })
    const [first] = content
    if (isError || first?.type !== 'text') throw new Error(`${name}: ${JSON.stringify(content)}`)
    return { text: first.text, value: structuredContent ?? {} }
  }
  const cost = async (name: string, args: Record<string, unknown>, path: string): Promise<Cost> => {
    const { text, value } = await ask(usual, name, args)
    return { text: tokens(text), objects: tokens(JSON.stringify(value)), raw: await raw(path) }
  }

  try {
    const single = await cost('get_ticket', { ticket_id: fields }, `/tickets/${fields}`)
    const listed = await cost('list_tickets', {}, '/tickets?page[size]=25')
    const query = 'type:ticket status<solved'
    const found = await cost('search', { query }, `/search?query=${encodeURIComponent(query)}&per_page=25`)
    const pages: Awaited<ReturnType<typeof ask>>[] = []
    let cursor: string | undefined
    do {
      const page = await ask(usual, 'list_ticket_comments', {
        ticket_id: long,
        ...(cursor === undefined ? {} : { cursor }),
      })
      pages.push(page)
      cursor = Comments.parse(page.value).next_cursor
    } while (cursor !== undefined)
    const wanted = made.comments.get(long)?.map(({ id }) => id)
    const read = pages.flatMap(({ value }) => Comments.parse(value).comments.map(({ id }) => id))
    if (JSON.stringify(read) !== JSON.stringify(wanted)) throw new Error('A comment is lost between pages.')
    const sizes = pages.map(({ text, value }) => ({
      text: tokens(text),
      objects: tokens(JSON.stringify(value)),
    }))
    const all = { limit: 100, view: 'full' }
    const most = [
      await ask(largest, 'list_ticket_comments', { ticket_id: fields, ...all }),
      await ask(largest, 'list_tickets', all),
      await ask(largest, 'list_users', all),
      await ask(largest, 'list_macros', all),
      await ask(largest, 'search', { query: 'type:ticket', ...all }),
    ].flatMap(({ text, value }) => [text, JSON.stringify(value)].map(tokens))
    const row = (what: string, { text, objects, raw }: Cost, most: number): Row => ({
      part,
      what,
      figure: text,
      unit: 'tokens',
      most,
      beside: `${rounded(objects)} as objects; ${rounded(raw)} as Zendesk sends it`,
    })
    return [
      row('one ticket with 30 custom fields, 10 of them filled', single, 300),
      row('25 tickets, listed', listed, 1_500),
      row('25 tickets, searched', found, 1_500),
      row(
        `the largest page of 40 comments of 100 words, in ${pages.length} pages`,
        {
          text: Math.max(...sizes.map(({ text }) => text)),
          objects: Math.max(...sizes.map(({ objects }) => objects)),
          raw: await raw(`/tickets/${long}/comments?page[size]=25`),
        },
        4_000,
      ),
      {
        part,
        what: 'the largest answer there can be',
        figure: Math.max(...most),
        unit: 'tokens',
        most: 20_000,
      },
    ]
  } finally {
    await Promise.all([usual.close(), largest.close()])
    await at.close()
  }
}
