/** What arguments may hold before a schema looks at them; a schema alone would walk a bomb to its end. */
export const bounds = { depth: 16, characters: 1_000_000 } as const

const poisonous = new Set(['__proto__', 'constructor', 'prototype'])
const lone = /\p{Surrogate}/u

/** The first thing in a value that no tool can mean, as the end of a sentence; nothing where the value is sound. */
export function unsound(value: unknown): string | undefined {
  let left: number = bounds.characters
  const walk = (value: unknown, depth: number): string | undefined => {
    if (depth > bounds.depth) return `they are nested more than ${bounds.depth} deep`
    if (typeof value === 'string') {
      left -= value.length
      return wrongText(value)
    }
    left -= 8
    if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'a number is not finite'
    if (value === null || typeof value === 'boolean') return undefined
    if (typeof value !== 'object') return `a ${typeof value} is no JSON`
    if (!Array.isArray(value) && !plain(value)) return 'an object is no plain JSON object'
    for (const [key, inner] of Object.entries(value)) {
      if (poisonous.has(key)) return `a field is named ${key}`
      left -= key.length
      const found = wrongText(key) ?? walk(inner, depth + 1)
      if (found) return found
      if (left < 0) return `they are longer than ${bounds.characters} characters`
    }
    return undefined
  }
  return walk(value, 1) ?? (left < 0 ? `they are longer than ${bounds.characters} characters` : undefined)
}

/** Whether a value is an object as JSON.parse makes them. */
export function plain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const parent: unknown = Object.getPrototypeOf(value)
  return parent === Object.prototype || parent === null
}

function wrongText(text: string): string | undefined {
  if (text.includes('\0')) return 'a text holds a NUL character'
  if (lone.test(text)) return 'a text holds half of a surrogate pair'
  return undefined
}
