import type { House } from '../house/house.ts'
import { serving } from '../mcp/serving.ts'
import { stdio as connect } from '../mcp/stdio.ts'
import type { Config } from '../settings/settings.ts'
import { info } from './info.ts'
import { complaint, type Io, reporter } from './io.ts'

/** Serves one client until its input ends or the process is asked to end; what runs then is finished. */
export async function stdio(config: Config, house: House, version: string, io: Io): Promise<number> {
  const report = reporter(io.tell)
  const complain = (error: unknown) => house.stray(complaint(error))
  const connection = connect(
    serving(house.door, info(version), report, complain),
    { agent: config.agent ?? 'stdio' },
    {
      input: io.input,
      output: io.output,
      report: complain,
      legacyOnly: config.legacyOnly,
      graceSeconds: config.timeoutSeconds,
    },
  )
  void io.stopped.then(() => Promise.all([connection.close(), house.close()]))
  await connection.over
  await house.close()
  return 0
}
