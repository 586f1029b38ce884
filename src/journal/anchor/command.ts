import type { Anchor } from '../anchor.ts'

/** Starts a program, without a shell, which reads one head as JSON from its standard input. */
export const commandAnchor = ([program, ...args]: readonly [string, ...string[]]): Anchor => ({
  name: `command ${program}`,
  async keep(head, signal) {
    const { spawn } = await import('node:child_process')
    await new Promise<void>((resolve, reject) => {
      const child = spawn(program, args, {
        stdio: ['pipe', 'ignore', 'ignore'],
        signal,
        killSignal: 'SIGKILL',
      })
      child.once('error', reject)
      child.once('close', (code, by) => {
        if (code === 0) resolve()
        else reject(new Error(by === null ? `it ended with ${code}` : `it was ended by ${by}`))
      })
      // It may not care to read.
      child.stdin.on('error', () => undefined)
      child.stdin.end(`${JSON.stringify(head)}\n`)
    })
  },
})
