/** What stands in an answer: JSON, nothing, words, or something that could not be read. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string; readonly html: boolean }
  /** Said to be JSON and is not. */
  | { readonly kind: 'garbled'; readonly text: string }
  /** More than is read. */
  | { readonly kind: 'large' }
  /** The connection ended before the body did. */
  | { readonly kind: 'lost' }

/** Reads an answer up to a number of bytes, whatever its headers promise; rejects when it is cut off. */
export async function body(response: Response, mostBytes: number): Promise<Body> {
  const text = await words(response, mostBytes)
  if (text === undefined) return { kind: 'large' }
  if (text.trim() === '') return { kind: 'empty' }
  const type = response.headers.get('content-type') ?? ''
  const json = /[/+]json\b/i.test(type)
  const html = /\bhtml\b/i.test(type) || /^\s*<(!doctype|html)\b/i.test(text)
  if (!json && html) return { kind: 'text', text, html }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return json ? { kind: 'garbled', text } : { kind: 'text', text, html }
  }
}

async function words(response: Response, mostBytes: number): Promise<string | undefined> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > mostBytes) {
      // Whether the rest can still be called off does not matter to us.
      reader.cancel().catch(() => undefined)
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
