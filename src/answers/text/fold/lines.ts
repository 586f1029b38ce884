/** A line without what Markdown puts around its words, in lower case. */
export const bare = (line: string) =>
  linkText(line)
    .replace(/[*_\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .toLowerCase()

/** Links as their words. */
const linkText = (line: string) =>
  line.includes('](')
    ? line
        .split('](')
        .map((part, index) => (index === 0 ? part : part.slice(part.indexOf(')') + 1)))
        .join('')
        .replace(/\[/g, '')
    : line

export const isQuoted = (line: string) => line.startsWith('>')

export const isBlank = (line: string) => line.trim() === ''

/** Whether a line says something. */
export const hasWords = (line: string) => /[\p{L}\p{N}]/u.test(line)
