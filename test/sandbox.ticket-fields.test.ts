import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { landmarks } from '../src/sandbox/seed.ts'
import { supporting } from '../tools/index.ts'
import { operationOf } from './contract/openapi.ts'
import { bearers, desk } from './rig.ts'

const Page = z.object({
  ticket_fields: z.array(
    z.looseObject({ id: z.number(), type: z.string(), title: z.string(), removable: z.boolean() }),
  ),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullable() }),
})

let zendesk: Sandbox
beforeAll(async () => {
  zendesk = await desk()
})
afterAll(() => zendesk.close())

const ask = (query: string, { token }: { readonly token: string }) =>
  fetch(`${zendesk.url}/api/v2/ticket_fields${query}`, { headers: { authorization: `Bearer ${token}` } })

describe('The ticket fields of the sandbox', () => {
  test('are those of every account and the thirty custom ones, which alone can be removed', async () => {
    const answer = await ask('?page[size]=100', bearers.agent)
    expect(answer.status).toBe(200)
    const { ticket_fields } = Page.parse(await answer.json())
    expect(ticket_fields.filter(field => !field.removable).map(field => field.type)).toEqual([
      'subject',
      'description',
      'status',
      'tickettype',
      'priority',
      'group',
      'assignee',
      'custom_status',
    ])
    const custom = ticket_fields.filter(field => field.removable)
    expect(custom).toHaveLength(30)
    expect(custom).toContainEqual(
      expect.objectContaining({
        id: landmarks.fields.orderNumber,
        title: 'Order number',
        key: 'order_number',
      }),
    )
  })

  test('come in pages, each once', async () => {
    const titles: string[] = []
    for (let after = ''; ; ) {
      const answer = await ask(`?page[size]=7${after && `&page[after]=${after}`}`, bearers.agent)
      const { ticket_fields, meta } = Page.parse(await answer.json())
      titles.push(...ticket_fields.map(field => field.title))
      if (!meta.has_more) break
      after = meta.after_cursor ?? ''
    }
    expect(titles).toHaveLength(38)
    expect(new Set(titles).size).toBe(38)
  })

  test('are shown to an end user as far as the portal has them', async () => {
    const { ticket_fields } = Page.parse(await (await ask('?page[size]=100', bearers.endUser)).json())
    expect(ticket_fields.map(field => field.title)).toEqual(['Subject', 'Description'])
  })

  test('want the broad scope, for no narrow one is documented', async () => {
    expect((await ask('', bearers.readOnly)).status).toBe(403)
    expect((await ask('?page[size]=101', bearers.agent)).status).toBe(400)
  })

  test('stand where the declaration asks for them, which is where Zendesk describes them', () => {
    const tool = supporting.find(({ name }) => name === 'list_ticket_fields')
    expect(operationOf('GET', `/api/v2${tool?.path}`)?.id).toBe('list_ticket_fields')
  })
})
