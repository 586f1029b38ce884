import type { Attachment, Comment } from './account.ts'
import { flawed } from './errors.ts'
import { textOf } from './markup.ts'

const mark = '▇'

const covered = (text: string) => [...text].map(letter => (/\s/.test(letter) ? letter : mark)).join('')

/** Covers the text between tags; an entity counts as the one letter that it stands for. */
const coveredHtml = (html: string) =>
  html
    .split(/(<[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : covered(part.replace(/&\w+;|&#\d+;/g, mark))))
    .join('')

const tag = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>/gi
const redactAttribute = /\s+redact(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?(?=\s|\/|$)/i

/** The HTML without its redaction marks: this is what has to equal the comment as it stands. */
const unmarked = (html: string) =>
  html
    .replace(/<\/?redact>/gi, '')
    .replace(tag, (whole, close: string, name: string, attributes: string, end: string) =>
      redactAttribute.test(attributes)
        ? `<${close}${name}${attributes.replace(redactAttribute, '')}${end && ` ${end}`}>`
        : whole,
    )

const tidy = (html: string) => html.replace(/\s*\/?>/g, '>').trim()

/** Covers what `<redact>` marks; a tag with the attribute `redact` loses its attributes, an image goes altogether. */
export function redacted(comment: Comment, html: string): Pick<Comment, 'html_body' | 'body' | 'plain_body'> {
  if (tidy(unmarked(html)) !== tidy(comment.html_body))
    throw flawed('html_body', 'Html body: does not match the current body of the comment')
  const marked = /<redact>/i.test(html)
  const html_body = html
    .replace(/<redact>([\s\S]*?)<\/redact>/gi, (_, inner: string) => coveredHtml(inner))
    .replace(tag, (whole, close: string, name: string, attributes: string) => {
      if (!redactAttribute.test(attributes)) return whole
      return name.toLowerCase() === 'img' ? '' : `<${close}${name}>`
    })
  if (!marked && html_body === comment.html_body)
    throw flawed('html_body', 'Html body: has nothing marked for redaction')
  const text = textOf(html_body)
  return { html_body, body: text, plain_body: text }
}

/** Empties the attachments behind the urls, for good. */
export function redactedFiles(files: readonly Attachment[], urls: readonly string[]): Attachment[] {
  const unknown = urls.find(url => !files.some(file => file.content_url === url))
  if (unknown !== undefined)
    throw flawed('external_attachment_urls', 'External attachment urls: is not an attachment of the comment')
  return files.map(file =>
    urls.includes(file.content_url)
      ? {
          ...file,
          file_name: 'redacted.txt',
          content_type: 'text/plain',
          content_url: file.content_url.replace(/[^/]*$/, 'redacted.txt'),
          size: 0,
          deleted: true,
        }
      : file,
  )
}
