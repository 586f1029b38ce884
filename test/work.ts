import { Session } from 'node:inspector'
import { z } from 'zod'

const Coverage = z.object({
  result: z.array(
    z.object({
      url: z.string(),
      functions: z.array(z.object({ ranges: z.array(z.object({ count: z.number() })) })),
    }),
  ),
})

/** Measures work by the engine's own count of the blocks that it executes. What is measured is loaded after this. */
export function counter(folder: string) {
  const session = new Session()
  session.connect()
  const post = (method: string, params: object = {}) => {
    let answer: unknown
    session.post(method, params, (error, result) => {
      if (error) throw error
      answer = result
    })
    return answer
  }
  post('Profiler.enable')
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  /** The blocks of the folder's code that were executed since it was asked last. */
  const taken = () =>
    Coverage.parse(post('Profiler.takePreciseCoverage'))
      .result.filter(({ url }) => url.includes(folder))
      .flatMap(({ functions }) => functions)
      .flatMap(({ ranges }) => ranges)
      .reduce((total, { count }) => total + count, 0)
  return {
    /** What a run takes, where nothing of the folder runs between two that are measured. */
    work(run: () => void): number {
      run()
      return taken()
    },
    end() {
      post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}
