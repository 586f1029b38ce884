import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'undici'
import { z } from 'zod'
import { until } from '../signin.ts'

/** Chromium, as the program that opens a page on this machine. What it shows is looked at from outside. */
export const opener = (profile: string) =>
  `#!/bin/sh\nexec chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --remote-debugging-port=0 --user-data-dir='${profile}' "$1" >/dev/null 2>&1\n`

/** The page that a person looks at. */
export interface Page {
  readonly url: () => Promise<string>
  readonly text: () => Promise<string>
  readonly press: (selector: string) => Promise<void>
  readonly close: () => Promise<void>
}

const Targets = z.array(z.looseObject({ type: z.string(), webSocketDebuggerUrl: z.string() }))
const Answer = z.looseObject({
  id: z.number().optional(),
  result: z.looseObject({ result: z.looseObject({ value: z.unknown().optional() }).optional() }).optional(),
})

/** Finds the page that Chromium shows, over its debugging protocol. */
export async function shown(profile: string): Promise<Page> {
  const file = join(profile, 'DevToolsActivePort')
  const port = await until(() => {
    if (!existsSync(file)) throw new Error('Chromium has not started')
    return z.string().regex(/^\d+$/).parse(readFileSync(file, 'utf8').split('\n')[0])
  })
  const target = await until(async () => {
    const targets = Targets.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json())
    const page = targets.find(one => one.type === 'page')
    if (!page) throw new Error('Chromium shows no page')
    return page.webSocketDebuggerUrl
  })
  const socket = new WebSocket(target)
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error('Chromium does not talk')))
  })
  const waiting = new Map<number, (value: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = Answer.parse(JSON.parse(String(data)))
    if (id !== undefined) waiting.get(id)?.(result?.result?.value)
  })
  let id = 0
  const ask = (method: string, params: object) =>
    new Promise<unknown>(resolve => {
      waiting.set(++id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
    })
  const evaluate = (expression: string) => ask('Runtime.evaluate', { expression, returnByValue: true })
  return {
    url: async () => String(await evaluate('location.href')),
    text: async () => String(await evaluate('document.body?.innerText ?? ""')),
    press: async selector =>
      void (await evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`)),
    async close() {
      await ask('Browser.close', {})
      socket.close()
    },
  }
}
