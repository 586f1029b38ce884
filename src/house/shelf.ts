import { join } from 'node:path'
import { change } from '../files/change.ts'
import { type RequestFile, requestsIn } from '../gate/requests.ts'

/** Where the requests of agents are written down, in a state folder. */
export const requestsFile = (folder: string): string => join(folder, 'requests.json')

/** Changes the requests, one process after another. */
export const changeRequests = (path: string, next: (requests: RequestFile) => RequestFile): Promise<void> =>
  change(path, `${path}.lock`, text => `${JSON.stringify(next(requestsIn(text)), null, 2)}\n`)
