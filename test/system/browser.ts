import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { eventually } from '../until.ts'

/** The first start on a loaded machine takes its time. */
const patience = 60_000

/** Nothing but the page is asked for: neither Google's hosts, nor a keyring for cookies, which may be locked. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--remote-debugging-port=0',
]

/** Chromium, as the program that opens a page on this machine. What it shows is looked at from outside. */
export const opener = (profile: string) =>
  `#!/bin/sh\necho $$ > '${profile}.pid'\nexec chromium ${flags.join(' ')} --user-data-dir='${profile}' "$1" >/dev/null 2>&1\n`

/** The page that Chromium shows a person, and how to end it. */
export interface Shown {
  readonly page: Page
  readonly close: () => void
}

/** Finds the page that Chromium shows, over its debugging protocol. */
export async function shown(profile: string): Promise<Shown> {
  const file = join(profile, 'DevToolsActivePort')
  const port = await eventually(
    () => {
      if (!existsSync(file)) throw new Error('Chromium has not started')
      return z.string().regex(/^\d+$/).parse(readFileSync(file, 'utf8').split('\n')[0])
    },
    { timeout: patience },
  )
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: patience })
  const page = await eventually(
    () => {
      const found = browser.contexts()[0]?.pages()[0]
      if (!found) throw new Error('Chromium shows no page')
      return found
    },
    { timeout: patience },
  )
  page.setDefaultTimeout(patience)
  return {
    page,
    // It was started on its own, and leads its group.
    close: () => process.kill(-Number(readFileSync(`${profile}.pid`, 'utf8')), 'SIGKILL'),
  }
}
