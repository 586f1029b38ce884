import { Pool } from 'undici'
import { bin, bundled, desk, type Running, running, settings, token } from './child.ts'
import { request, wrong } from './message.ts'
import { median, type Row, ratio, rounded } from './row.ts'

const callers = 16
const wanted = {
  'tools/call': { calls: 500, params: { name: 'get_ticket', arguments: { ticket_id: 150 } } },
  'tools/list': { calls: 150, params: {} },
}
type Method = keyof typeof wanted

/** So many callers that each send their next request when the last is answered: requests a second. */
async function burst({ url, bearer }: Running, pool: Pool, method: Method): Promise<number> {
  const { calls, params } = wanted[method]
  const { pathname } = new URL(url)
  const body = JSON.stringify(request('2026-07-28', 7, method, params))
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': method,
    ...('name' in params && { 'mcp-name': params.name }),
    ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
  }
  let unsent = calls
  const caller = async () => {
    while (unsent-- > 0) {
      const answer = await pool.request({ method: 'POST', path: pathname, headers, body })
      const text = await answer.body.text()
      if (answer.statusCode !== 200 || wrong.test(text))
        throw new Error(`${answer.statusCode} ${text.slice(0, 500)}`)
    }
  }
  const begin = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  return (calls / (performance.now() - begin)) * 1000
}

/** 2026-07-28 over HTTP: how many times the rate of the SDK's plain handler ours reaches, tokens and host checks included. */
export async function http(blocks = 11): Promise<Row[]> {
  const account = await desk()
  const ours = await running(
    [bin, 'http', '--port', '0', '--grant', '*:read'],
    /Bearer \S+\n/,
    settings(account.url),
  )
  const theirs = await running([await bundled('bare'), 'http', account.url, token], /http:\S+\n/)
  const pools = [ours, theirs].map(({ url }) => new Pool(new URL(url).origin, { connections: callers }))
  const [mine, plain] = pools
  if (!mine || !plain) throw new Error('There is a pool for each server.')
  const rows: Row[] = []
  for (const method of ['tools/call', 'tools/list'] as const) {
    for (let round = 0; round < 3; round++) {
      await burst(ours, mine, method)
      await burst(theirs, plain, method)
    }
    const pairs: (readonly [number, number])[] = []
    for (let block = 0; block < blocks; block++)
      pairs.push([await burst(ours, mine, method), await burst(theirs, plain, method)])
    const rates = [0, 1].map(at => rounded(median(pairs.map(pair => pair[at] ?? 0))))
    rows.push({
      part: 'HTTP',
      what: `${method}, 2026-07-28, ${callers} callers: multiple of the SDK's plain handler`,
      figure: ratio(pairs),
      unit: '×',
      least: 1.5,
      beside: `${rates.join(' against ')} requests/s`,
    })
  }
  await Promise.all(pools.map(pool => pool.destroy()))
  await Promise.all([account, ours, theirs].map(one => one.stop()))
  return rows
}
