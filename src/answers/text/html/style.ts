const escaped = /\\([0-9a-f]{1,6})[ \t\n]?/gi

/** The declarations of a style attribute by property, in lower case; the last one counts, unless an earlier one is important. */
export function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const important = new Set<string>()
  for (const declaration of split(uncommented(style.toLowerCase().replace(escaped, decoded)))) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const property = declaration.slice(0, colon).trim()
    const whole = declaration.slice(colon + 1)
    const bang = whole.lastIndexOf('!')
    const urged = bang >= 0 && whole.slice(bang + 1).trim() === 'important'
    if (important.has(property) && !urged) continue
    if (urged) important.add(property)
    found.set(property, (urged ? whole.slice(0, bang) : whole).trim())
  }
  return found
}

const decoded = (whole: string, hex: string) => {
  const point = Number.parseInt(hex, 16)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

function uncommented(style: string): string {
  let kept = ''
  let from = 0
  for (;;) {
    const begin = style.indexOf('/*', from)
    if (begin < 0) return kept + style.slice(from)
    kept += style.slice(from, begin)
    const end = style.indexOf('*/', begin + 2)
    if (end < 0) return kept
    from = end + 2
  }
}

/** At semicolons, but not within quotes and parentheses. */
function split(style: string): string[] {
  const parts: string[] = []
  let from = 0
  let quote = ''
  let depth = 0
  for (let at = 0; at < style.length; at += 1) {
    const character = style.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (character === ';' && depth === 0) {
      parts.push(style.slice(from, at))
      from = at + 1
    }
  }
  parts.push(style.slice(from))
  return parts
}

const pixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
  in: 96,
  cm: 38,
  mm: 3.8,
  // Of a window that we do not know: about a thousand pixels wide.
  '%': 10,
  vw: 10,
  vh: 10,
}

/** A length in pixels, roughly; undefined where it is none. */
export function length(value: string | undefined): number | undefined {
  const parts = /^([+-]?\d{0,9}\.?\d{0,9})(px|pt|pc|r?em|ex|ch|in|cm|mm|%|vw|vh)?$/.exec(value ?? '')
  const number = Number.parseFloat(parts?.[1] ?? '')
  return Number.isNaN(number) ? undefined : number * (pixels[parts?.[2] ?? ''] ?? 1)
}
