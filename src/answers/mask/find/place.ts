/** A town: words with capitals, and the small words between them. */
const town = String.raw`\p{Lu}(?:[\p{L}'’]|\.(?= ?\p{L})){1,24}(?:[ -](?:am|an|der|den|im|in|ob|bei|sur|sous|en|de|del|la|le|les|du|da|do|di|upon|on|of|the|à|l'|\p{Lu}(?:[\p{L}'’]|\.(?= ?\p{L})){0,24})(?![\p{L}\d])){0,4}`
const zipBefore = String.raw`(?:[A-Z]{1,3}-|〒)?(?:\d{5}-\d{3}|\d{4}-\d{3}|\d{5}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4})(?![\d-])`
const zipAfter = String.raw`(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:-\d{3,4})?|\d{6}|\d{4})(?![\w-])`

const zipTown = new RegExp(
  `^${zipBefore} {0,2}[,-]? ?${town}(?: ?\\(\\p{Lu}{2}\\)| \\p{Lu}{2}(?![\\p{L}\\d]))?`,
  'u',
)
const townZip = new RegExp(`^${town} {1,2}(?:[A-Z]{2,3},? )?${zipAfter}`, 'u')
const stateZip = new RegExp(`^(?:[A-Z]{2,3} {1,2}|\\p{Lu}\\p{L}{3,20} )?${zipAfter}`, 'u')
const zipAlone = new RegExp(`^${zipBefore}$`, 'u')
const townAlone = new RegExp(`^${town}`, 'u')

/** A part of an address between commas and lines: a flat, a floor, a district, the town. */
interface Part {
  readonly start: number
  readonly text: string
}

/** How far behind a street its place is looked for, in how many parts, and how long those are that are passed over. */
const reach = 160
const most = 5
const longest = 36

function parts(text: string, from: number): Part[] {
  const rest = text.slice(from, from + reach)
  const all: Part[] = []
  let done = 0
  for (const { 0: between, index } of rest.matchAll(/[,;|·\n]|(?<= )[-–](?= )|$/g)) {
    const part = rest.slice(done, index)
    const lead = part.length - part.trimStart().length
    if (part.trim() !== '') all.push({ start: from + done + lead, text: part.trim() })
    else if (between === '\n' && all.length > 0 && /\n\s{0,8}$/.test(rest.slice(0, done))) break
    done = index + between.length
    if (all.length === most) break
  }
  return all
}

/** Where the postcode and town behind a street end, in either order, if they are there. */
export function place(text: string, street: number): number | undefined {
  const all = parts(text, street)
  for (const [index, { start, text: part }] of all.entries()) {
    const next = all[index + 1]
    const [match] = zipTown.exec(part) ?? townZip.exec(part) ?? (index > 0 ? (stateZip.exec(part) ?? []) : [])
    if (match) return start + match.length
    if (zipAlone.test(part) && next)
      return next.start + (townAlone.exec(next.text)?.[0].length ?? next.text.length)
    if (part.length > longest || /[!?:] |\p{Ll}{4}\. /u.test(part)) return undefined
  }
  return undefined
}

/** The end of a street with the town behind its comma, if there is nothing else behind it. */
export function city(text: string, street: number): number {
  const [part] = parts(text, street)
  const [name] = part ? (townAlone.exec(part.text) ?? []) : []
  const comma = part ? /^\s{0,2},/.test(text.slice(street, part.start)) : false
  return part && name && comma && name.replace(/\.$/, '').length >= part.text.replace(/\.$/, '').length
    ? part.start + name.replace(/\.$/, '').length
    : street
}
