const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const inline = (text: string) => (/[&<>":]/.test(text) ? linked(text) : text)

const linked = (text: string) =>
  escaped(text).replace(/https:\/\/[^\s<)]+/g, url => `<a href="${url}" rel="noreferrer">${url}</a>`)

function block(text: string): string {
  const lines = text.split('\n')
  if (lines.every(line => line.startsWith('- '))) {
    return `<ul dir="auto">${lines.map(line => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`
  }
  if (lines.every(line => /^\d+\. /.test(line))) {
    return `<ol dir="auto">${lines.map(line => `<li>${inline(line.replace(/^\d+\. /, ''))}</li>`).join('')}</ol>`
  }
  if (lines.every(line => line.startsWith('>'))) {
    return `<blockquote><p dir="auto">${lines.map(line => inline(line.slice(2))).join('<br>')}</p></blockquote>`
  }
  return `<p dir="auto">${lines.map(inline).join('<br>')}</p>`
}

/** The HTML that Zendesk makes of a plain comment: paragraphs, lists, quotes and links. */
export const markup = (text: string) =>
  `<div class="zd-comment" dir="auto">${text.split('\n\n').filter(Boolean).map(block).join('')}</div>`
