import { markdown, type Rendered } from './markdown.ts'

/** Loads the HTML parser, which few calls need; what it returns reads without waiting. */
export async function reader(): Promise<(html: string) => Rendered> {
  const { Tokenizer } = await import('htmlparser2')
  return markdown(Tokenizer)
}
