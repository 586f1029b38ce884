import { join } from 'node:path'
import { change } from './files/change.ts'
import { type RequestFile, requestsIn } from './gate/requests.ts'
import type { Config } from './settings.ts'
import { stateFolder } from './state.ts'

/** Where the requests of agents are written down; undefined where this user has no folder. */
export function requestsFile(config: Config): string | undefined {
  const folder = stateFolder(config)
  return folder === undefined ? undefined : join(folder, 'requests.json')
}

/** Changes the requests, one process after another. */
export const changeRequests = (path: string, next: (requests: RequestFile) => RequestFile): Promise<void> =>
  change(path, `${path}.lock`, text => `${JSON.stringify(next(requestsIn(text)), null, 2)}\n`)
