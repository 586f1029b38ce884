import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { handles } from '../src/answers/mask/handles.ts'
import type { masking } from '../src/answers/mask/masking.ts'

const dist = new URL('../dist/', import.meta.url).pathname
const Part = z.object({ masking: z.custom<typeof masking>(value => typeof value === 'function') })

test('masks from the built package, whose start reads nothing of it', async () => {
  const part = Part.parse(createRequire(import.meta.url)(`${dist}masking.js`))
  const mask = await part.masking('strict')
  const own = handles({ now: () => 0 })('agent')
  expect(mask('card 4111 1111 1111 1111, BSN 111222333, +44 7700 900461', { handles: own })).toEqual({
    value: 'card [[card:1]], BSN [[national_id:1]], [[phone:1]]',
    counts: { card: 1, national_id: 1, phone: 1 },
  })
  expect(readFileSync(`${dist}main.js`, 'utf8')).not.toContain('burgerservicenummer')
  expect(readFileSync(`${dist}THIRD-PARTY-LICENSES.txt`, 'utf8')).toMatch(
    /^libphonenumber-js [\s\S]*^stdnum /m,
  )
})
