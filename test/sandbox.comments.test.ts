import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Comment } from '../src/sandbox/account.ts'
import { type Box, box, people } from './sandbox.box.ts'

let zendesk: Box
beforeEach(async () => {
  zendesk = await box()
})
afterEach(() => zendesk.close())

const say = (id: number, comment: object) =>
  zendesk.call('PUT', `/tickets/${id}`, { body: { ticket: { comment } } })
const comment = (id: number, index = 0): Comment => {
  const found = zendesk.account.comments.get(id)?.at(index)
  if (found === undefined) throw new Error('no comment')
  return found
}

describe('What becomes of a comment’s text', () => {
  const said = async (given: object) => {
    const id = await zendesk.ticket()
    await say(id, given)
    return comment(id, -1)
  }

  test('body loses its HTML, its runs of spaces and of empty lines', async () => {
    expect(await said({ body: 'One  <b>two</b>\n\n\n\nthree   four' })).toMatchObject({
      body: 'One two\n\nthree four',
      plain_body: 'One two\n\nthree four',
      html_body:
        '<div class="zd-comment" dir="auto"><p dir="auto">One two</p><p dir="auto">three four</p></div>',
    })
  })

  test('html_body stays HTML, without scripts and handlers', async () => {
    const html = '<p onclick="steal()">Hi <b>Kim</b> &amp; co</p><script>alert(1)</script>'
    expect(await said({ html_body: html })).toMatchObject({
      html_body: '<div class="zd-comment" dir="auto"><p>Hi <b>Kim</b> &amp; co</p></div>',
      plain_body: 'Hi Kim & co',
    })
  })

  test('Markdown shows for agents only', async () => {
    const agents = await said({ body: 'A **bold** word' })
    const customers = await said({ body: 'A **bold** word', author_id: people.customer })
    expect(agents.html_body).toContain('<strong>bold</strong>')
    expect(customers.html_body).toContain('**bold**')
    expect(customers.author_id).toBe(people.customer)
  })

  test('a body ends after 64 kB, without a word', async () => {
    const { body } = await said({ body: 'é'.repeat(40_000) })
    expect(Buffer.byteLength(body)).toBe(65_534)
  })
})

describe('Listing comments', () => {
  test('shows replies and notes, oldest first, with their people on request', async () => {
    const id = await zendesk.ticket()
    await say(id, { body: 'Note', public: false, author_id: people.agent })
    const { body } = await zendesk.call('GET', `/tickets/${id}/comments?include=users`)
    expect(body).toMatchObject({
      comments: [
        { body: 'First words', public: true, type: 'Comment' },
        { body: 'Note', public: false },
      ],
      users: [{ id: people.admin }, { id: people.agent }],
      count: 2,
    })
    const down = await zendesk.call('GET', `/tickets/${id}/comments?sort_order=desc&per_page=1`)
    expect(down.body).toMatchObject({ comments: [{ body: 'Note' }], next_page: expect.any(String) })
    const back = await zendesk.call('GET', `/tickets/${id}/comments?page[size]=1&sort=-created_at`)
    expect(back.body).toMatchObject({ comments: [{ body: 'Note' }], meta: { has_more: true } })
  })

  test('leaves inline images out unless they are asked for', async () => {
    const id = await zendesk.ticket()
    const file = {
      id: 5,
      file_name: 'a.png',
      content_url: 'https://files.example/a.png',
      content_type: 'image/png',
      size: 3,
      inline: true,
      deleted: false,
    }
    comment(id).attachments = [file]
    const list = (query: string) => zendesk.call('GET', `/tickets/${id}/comments${query}`)
    expect(await list('')).toMatchObject({ body: { comments: [{ attachments: [] }] } })
    expect(await list('?include_inline_images=true')).toMatchObject({
      body: { comments: [{ attachments: [file] }] },
    })
  })
})

describe('Making a comment private', () => {
  test('answers 200 with an empty body, and a repeat changes nothing', async () => {
    const id = await zendesk.ticket()
    const path = `/tickets/${id}/comments/${comment(id).id}/make_private`
    expect(await zendesk.call('PUT', path)).toMatchObject({ status: 200, text: '' })
    expect(comment(id).public).toBe(false)
    expect(zendesk.account.tickets.get(id)?.is_public).toBe(false)
    expect(await zendesk.call('PUT', path)).toMatchObject({ status: 200, text: '' })
  })

  test('a closed ticket stays as it is', async () => {
    const id = await zendesk.ticket({ status: 'closed' })
    expect(await zendesk.call('PUT', `/tickets/${id}/comments/${comment(id).id}/make_private`)).toMatchObject(
      {
        status: 422,
      },
    )
    expect(comment(id).public).toBe(true)
  })

  test('a comment of another ticket is not found', async () => {
    const [one, other] = [await zendesk.ticket(), await zendesk.ticket()]
    const path = `/tickets/${one}/comments/${comment(other).id}/make_private`
    expect(await zendesk.call('PUT', path)).toMatchObject({ status: 404 })
    expect(comment(other).public).toBe(true)
  })
})

describe('Redacting a comment', () => {
  const redact = (id: number, body: object, of = comment(id).id) =>
    zendesk.call('PUT', `/comment_redactions/${of}`, { body })
  const block = '▇'

  test('covers what is marked in every form of the text, for good', async () => {
    const id = await zendesk.ticket({ comment: { html_body: '<p>Card <b>4711 0815</b> &amp; more</p>' } })
    const html_body = comment(id).html_body.replace('4711 0815', '<redact>4711 0815</redact>')
    const { status, body } = await redact(id, { ticket_id: id, html_body })
    expect(status).toBe(200)
    const covered = `${block.repeat(4)} ${block.repeat(4)}`
    const text = `Card ${covered} & more`
    expect(body).toMatchObject({
      comment: {
        id: comment(id).id,
        body: text,
        plain_body: text,
        html_body: expect.stringContaining(`<b>${covered}</b>`),
      },
    })
    expect(zendesk.account.tickets.get(id)?.description).toBe(text)
    const { text: whole } = await zendesk.call('GET', `/tickets/${id}/comments`)
    expect(whole).not.toContain('4711')
  })

  test('a tag with the attribute loses its attributes, an image goes', async () => {
    const id = await zendesk.ticket({
      comment: { html_body: '<a href="https://x.example/secret">here</a><img src="face.png">' },
    })
    const html_body = comment(id)
      .html_body.replace('<a href', '<a redact href')
      .replace('here', '<redact>here</redact>')
      .replace('<img src="face.png">', '<img src="face.png" redact>')
    await redact(id, { ticket_id: id, html_body })
    expect(comment(id).html_body).toBe(`<div class="zd-comment" dir="auto"><a>${block.repeat(4)}</a></div>`)
  })

  test('the HTML has to be the comment as it stands', async () => {
    const id = await zendesk.ticket()
    const stale = '<div class="zd-comment" dir="auto"><p dir="auto"><redact>Other</redact> words</p></div>'
    expect(await redact(id, { ticket_id: id, html_body: stale })).toMatchObject({ status: 422 })
    expect(await redact(id, { ticket_id: id, html_body: comment(id).html_body })).toMatchObject({
      status: 422,
    })
    expect(comment(id).body).toBe('First words')
  })

  test('empties the attachments behind the urls, and refuses others', async () => {
    const id = await zendesk.ticket()
    const file = (name: string) => ({
      id: name.length,
      file_name: name,
      content_url: `https://files.example/token/x/${name}`,
      content_type: 'application/pdf',
      size: 9,
      inline: false,
      deleted: false,
    })
    comment(id).attachments = [file('a.pdf'), file('keep.pdf')]
    const urls = (...external_attachment_urls: string[]) =>
      redact(id, { ticket_id: id, external_attachment_urls })
    expect(await urls('https://files.example/token/x/zzz.pdf')).toMatchObject({ status: 422 })
    expect(await urls('https://files.example/token/x/a.pdf')).toMatchObject({ status: 200 })
    expect(comment(id).attachments).toMatchObject([
      { file_name: 'redacted.txt', size: 0, deleted: true },
      { file_name: 'keep.pdf', deleted: false },
    ])
  })

  test('wants the ticket in the body, without an envelope, and the comment to be the ticket’s', async () => {
    const [id, other] = [await zendesk.ticket(), await zendesk.ticket()]
    const html_body = comment(id).html_body.replace('First', '<redact>First</redact>')
    expect(await redact(id, { html_body })).toMatchObject({
      status: 400,
      body: { error: 'ParameterMissing' },
    })
    expect(await redact(id, { ticket_id: id })).toMatchObject({
      status: 400,
      body: { error: 'ParameterMissing' },
    })
    expect(await redact(id, { ticket_id: other, html_body })).toMatchObject({ status: 404 })
    const { headers } = await redact(id, { ticket_id: id, html_body, text: 'First' })
    expect(headers.get('x-zendesk-api-warn')).toContain('comment_redaction.text')
  })

  test('works on closed tickets too', async () => {
    const id = await zendesk.ticket()
    await zendesk.call('PUT', `/tickets/${id}`, { body: { ticket: { status: 'closed' } } })
    const html_body = comment(id).html_body.replace('First', '<redact>First</redact>')
    expect(await redact(id, { ticket_id: id, html_body })).toMatchObject({ status: 200 })
  })
})
