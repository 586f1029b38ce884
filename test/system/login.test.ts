import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Place, place, secretsOf } from '../signin.ts'
import { opener, type Shown, shown } from './browser.ts'

let here: Place
const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
const runs: string[] = []
const open: Shown[] = []
beforeAll(async () => {
  here = await place()
})
afterEach(() => {
  for (const browser of open.splice(0)) browser.close()
})
afterAll(async () => {
  await here.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Begins to sign in, with Chromium as the browser of this machine. */
function begun(args: readonly string[] = ['--grant', '*:read,tickets:write']) {
  const profile = join(folder, `profile-${runs.length}`)
  const programs = mkdtempSync(join(folder, 'bin-'))
  runs.push(profile)
  writeFileSync(join(programs, 'xdg-open'), opener(profile))
  chmodSync(join(programs, 'xdg-open'), 0o755)
  const run = here.start(['login', ...args], {
    PATH: `${programs}:${process.env['PATH'] ?? ''}`,
    ZENDESK_CLIENT_ID: 'public',
  })
  const page = async () => {
    const browser = await shown(profile)
    open.push(browser)
    return browser.page
  }
  return { run, page }
}
/** What the page says, once it says these words. */
async function reads(page: Page, words: string): Promise<string> {
  await page.getByText(words).first().waitFor()
  return page.innerText('body')
}

describe('A person who signs in with Chromium', () => {
  test('is shown what is asked for, allows it, sees that it is done, and the account answers', async () => {
    const { run, page } = begun()
    const browser = await page()
    const question = await reads(browser, 'It asks for')
    expect(question).toContain('tickets:write')
    await browser.click('#allow')
    expect(await reads(browser, 'You can close this page')).toContain('Signed in')
    expect(browser.url()).toContain(`${here.callback}?code=`)
    const { code, out } = await run.ended
    expect(code).toBe(0)
    expect(out).toContain('as Nadia Okafor (admin)')

    const call = await here.run(['call', 'get_ticket', '{"ticket_id":1}', '--grant', 'tickets:read'])
    expect(JSON.parse(call.out)).toMatchObject({ ticket: { id: 1 } })
    const doctor = await here.run(['doctor', '--grant', '*:read,tickets:write'])
    expect(doctor.code, doctor.out).toBe(0)
    const secrets = secretsOf(here)
    expect(secrets.length).toBeGreaterThan(1)
    for (const secret of secrets) expect(here.outputs()).not.toContain(secret)
    expect((await here.run(['logout'])).out).toContain('dead at Zendesk')
    expect((await here.run(['status'])).code).toBe(1)
  })

  test('and denies it, is told so in the page and in the terminal', async () => {
    const { run, page } = begun()
    const browser = await page()
    await reads(browser, 'It asks for')
    await browser.click('#deny')
    await reads(browser, 'Not signed in')
    const { code, err } = await run.ended
    expect(code).toBe(1)
    expect(err).toContain('access_denied')
  })
})
