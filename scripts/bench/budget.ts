import { randomUUID } from 'node:crypto'
import type { Ticket } from '../../src/sandbox/account.ts'
import { sandbox } from '../../src/sandbox/sandbox.ts'
import { credentials, landmarks, seed } from '../../src/sandbox/seed.ts'
import { bearer } from '../../src/zendesk/auth/credential.ts'
import { client } from '../../src/zendesk/client.ts'
import { catalog, companions } from '../../tools/index.ts'
import type { Row } from './row.ts'

const records = 20_000
const rowsPerCall = 10
const perMinute = 700
/** How long an answer takes in the time that the account and the client share here; waiting costs nothing real. */
const roundTripMs = 40

/**
 * Exports 20,000 tickets from an account that allows 700 calls in a minute, at the start of one, on a clock of its own.
 * The share is what was asked in the minutes that the export filled, of what the account allows in them.
 */
export async function budget(): Promise<Row[]> {
  const minuteMs = 60_000
  let nowMs = Math.ceil(Date.now() / minuteMs) * minuteMs
  const begin = nowMs
  const now = () => nowMs
  const sleep = async (ms: number) => {
    nowMs += ms
  }
  const account = seed({ seed: 1, now: new Date(nowMs) })
  const one = account.tickets.get(landmarks.tickets.open)
  if (one) fill(account.tickets, one)
  const box = await sandbox({
    tools: [...catalog, ...companions],
    account,
    credentials,
    clock: now,
    sleep,
    random: Math.random,
    limits: { perMinute },
  })
  const tools = new Map([...catalog, ...companions].map(tool => [tool.name, tool]))
  const list = tools.get('list_tickets')
  if (!list) throw new Error('There is no list_tickets.')
  const minutes = new Map<number, number>()
  let limited = 0
  const zendesk = client({
    baseUrl: box.url,
    credential: bearer(landmarks.credentials.bearers.admin.token),
    version: 'bench',
    find: name => tools.get(name),
    deadlineSeconds: 600,
    world: {
      now,
      sleep,
      random: Math.random,
      uuid: randomUUID,
      async fetch(...request) {
        const minute = Math.floor((nowMs - begin) / minuteMs)
        minutes.set(minute, (minutes.get(minute) ?? 0) + 1)
        nowMs += roundTripMs
        const response = await fetch(...request)
        if (response.status === 429) limited++
        return response
      },
    },
  })
  let cursor: string | undefined
  let read = 0
  do {
    const answer = await zendesk.call(list, {
      limit: rowsPerCall,
      ...(cursor === undefined ? {} : { cursor }),
    })
    read += rowsPerCall
    cursor = answer.next
  } while (cursor !== undefined && read < records)
  await zendesk.close()
  await box.close()
  const last = Math.max(...minutes.keys())
  const full = [...minutes].filter(([minute]) => minute < last).map(([, calls]) => calls)
  const part = 'Rate budget'
  const share = full.reduce((sum, calls) => sum + calls, 0) / (perMinute * last)
  return [
    {
      part,
      what: `exporting ${read} records at 700/min: share of the limit used`,
      figure: share * 100,
      unit: '%',
      least: 97,
    },
    { part, what: 'answers of 429 on the way', figure: limited, unit: '', most: 0 },
  ]
}

/** As many live tickets as are exported, and some more. */
function fill(tickets: Map<number, Ticket>, like: Ticket): void {
  for (let id = 1_000; tickets.size < records + 1_000; id++) tickets.set(id, { ...like, id })
}
