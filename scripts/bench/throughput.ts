import { bin, bundled, desk, settings, token } from './child.ts'
import { eras } from './message.ts'
import { pinned } from './pinned.ts'
import { median, type Row, ratio, rounded } from './row.ts'

/** tools/call over one pinned stdio connection: the share of a bare SDK server's rate that ours reaches. */
export async function throughput(blocks = 11): Promise<Row[]> {
  const account = await desk()
  const bare = await bundled('bare')
  const rows: Row[] = []
  for (const era of eras) {
    const ours = await pinned([bin, 'stdio', '--grant', '*:read'], era, settings(account.url))
    const theirs = await pinned([bare, 'stdio', account.url, token], era)
    for (const one of [ours, theirs]) await one.burst(2_000, 16)
    for (const inFlight of [16, 1]) {
      const pairs: (readonly [number, number])[] = []
      for (let block = 0; block < blocks; block++)
        pairs.push([await ours.burst(500, inFlight), await theirs.burst(500, inFlight)])
      const rates = [0, 1].map(at => rounded(median(pairs.map(pair => pair[at] ?? 0))))
      rows.push({
        part: 'Throughput',
        what: `tools/call over stdio, ${era}, ${inFlight} at once: share of the bare SDK server's`,
        figure: ratio(pairs),
        unit: '×',
        least: 0.8,
        beside: `${rates.join(' against ')} calls/s`,
      })
    }
    await Promise.all([ours.stop(), theirs.stop()])
  }
  await account.stop()
  return rows
}
