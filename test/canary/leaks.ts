import { canary } from './mark.ts'

/** The mark within base64, as in a Basic header, by how many letters stand before it. */
const encoded = [0, 1, 2].map(before => {
  const letter = (count: number) => (count * 8) / 6
  return Buffer.from(' '.repeat(before) + canary)
    .toString('base64')
    .slice(Math.ceil(letter(before)), Math.floor(letter(before + canary.length)))
})
const mark = new RegExp([canary, ...encoded.map(text => text.replaceAll('+', '\\+'))].join('|'))
const longest = 40

const found: string[] = []
const heard = new Set<string>()
const unheard = new Set<string>()

/** Looks for a secret in what somebody can read, and says whether there is one. */
export function look(where: string, text: string): boolean {
  const at = text.search(mark)
  if (at >= 0) found.push(`${where}: ${text.slice(Math.max(0, at - 200), at + 100)}`)
  return at >= 0
}

/** The same for what comes in parts: a secret may be cut in two. */
export function listener(where: string): (part: string | Uint8Array) => void {
  heard.add(where)
  let last = ''
  return part => {
    const text = last + (typeof part === 'string' ? part : latin1(part))
    last = look(where, text) ? '' : text.slice(-longest)
  }
}

const latin1 = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1')

/** Notes what nobody can look at. It is a leak unless the same was heard elsewhere: a client may start its server twice, to find out what it is. */
export function deaf(where: string): void {
  unheard.add(where)
}

/** The leaks so far, which are then forgotten. */
export function leaks(): readonly string[] {
  const missed = [...unheard].filter(where => !heard.has(where))
  unheard.clear()
  heard.clear()
  return [...found.splice(0), ...missed.map(where => `${where}: nobody can look at it, so pipe it`)]
}
