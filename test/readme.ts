import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const readme = readFileSync(`${root}README.md`, 'utf8')

/** The code block that follows a snippet's mark. */
export function snippet(name: string): string {
  const found = new RegExp(`<!-- snippet: ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (found === undefined) throw new Error(`README.md has no snippet ${name}.`)
  return found
}

/** The commands of a snippet, as words after the program's name. */
export const commands = (name: string): readonly (readonly string[])[] =>
  snippet(name)
    .trim()
    .split('\n')
    .map(line => {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(match => match[1] ?? match[2] ?? '')
      // npx adds no more than the way to the program.
      const [npx, program, ...args] = words
      if (npx !== 'npx' || program !== 'deskwarden') throw new Error(`${line} does not call Deskwarden.`)
      return args
    })

/** A server, as clients configure it. */
export const Server = z.strictObject({
  type: z.literal('stdio').optional(),
  command: z.string(),
  args: z.array(z.string()),
})

/** What the reader puts their own folder in place of. */
export const placeholder = '/path/to/deskwarden/'
