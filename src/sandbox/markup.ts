/** The three forms in which Zendesk keeps what was written. */
export interface Bodies {
  readonly body: string
  readonly html_body: string
  readonly plain_body: string
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
}

export const decoded = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, found => entities[found] ?? found)

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const wrapped = (inner: string) => `<div class="zd-comment" dir="auto">${inner}</div>`

/** HTML as text: breaks and paragraphs become lines. */
export const textOf = (html: string) =>
  decoded(
    html
      .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/(?:p|div|li|blockquote|h[1-6]|tr)>/gi, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Scripts and handlers never reach a ticket. */
const harmless = (html: string) =>
  html
    .replace(/<(script|style|iframe)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/\b(href|src)\s*=\s*(["'])\s*javascript:[^"']*\2/gi, '$1=$2$2')

/** From `html_body`: kept as HTML, with its text beside it. */
export function fromHtml(html: string): Bodies {
  const kept = harmless(limited(html))
  const text = textOf(kept)
  return { body: text, html_body: wrapped(kept), plain_body: text }
}

/** From `body`: HTML is taken out, runs of spaces and of empty lines collapse, Markdown shows for agents only. */
export function fromText(written: string, markdown: boolean): Bodies {
  const body = limited(written)
    .replace(/\r\n?/g, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const paragraphs = body.split('\n\n').map(part => {
    const inner = markdown ? marked(escaped(part)) : escaped(part)
    return `<p dir="auto">${inner.replaceAll('\n', '<br>')}</p>`
  })
  return { body, html_body: wrapped(paragraphs.join('')), plain_body: body }
}

const marked = (text: string) =>
  text
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|\s)[*_]([^*_\n]+)[*_](?=\s|[.,!?]|$)/g, '$1<em>$2</em>')

/** A body ends after 64 kB, without a word. */
const limited = (text: string) =>
  Buffer.byteLength(text) <= 65_535
    ? text
    : Buffer.from(text)
        .subarray(0, 65_535)
        .toString('utf8')
        .replace(/\ufffd+$/, '')
