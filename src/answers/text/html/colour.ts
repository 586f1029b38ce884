/** Red, green and blue from 0 to 255, and how opaque from 0 to 1. */
export interface Colour {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly opacity: number
}

export const white: Colour = { red: 255, green: 255, blue: 255, opacity: 1 }

/** The names of pale colours and of the commonest dark ones; what is not here is unknown, and hides nothing. */
const names: Readonly<Record<string, string>> = {
  white: 'fff',
  snow: 'fffafa',
  ivory: 'fffff0',
  whitesmoke: 'f5f5f5',
  ghostwhite: 'f8f8ff',
  floralwhite: 'fffaf0',
  mintcream: 'f5fffa',
  azure: 'f0ffff',
  aliceblue: 'f0f8ff',
  seashell: 'fff5ee',
  honeydew: 'f0fff0',
  lightyellow: 'ffffe0',
  black: '000',
  navy: '000080',
  red: 'f00',
  green: '008000',
  blue: '00f',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  yellow: 'ff0',
}

/** A colour as CSS and the attributes of old HTML write it; undefined where it is none that we know. */
export function colour(value: string): Colour | undefined {
  const text = value.trim().toLowerCase()
  if (text === 'transparent') return { ...white, opacity: 0 }
  const hex = /^#?([0-9a-f]{3,8})$/.exec(names[text] ?? text)?.[1]
  if (hex) return fromHex(hex)
  const parts = /^rgba?\(([\d\s.,%/]{1,60})\)$/.exec(text)?.[1]?.match(/\d{1,9}(?:\.\d{1,9})?%?/g)
  if (!parts || parts.length < 3) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map(part => share(part, 255))
  return { red, green, blue, opacity: parts[3] === undefined ? 1 : share(parts[3], 1) }
}

const share = (part: string, whole: number) =>
  part.endsWith('%') ? (Number.parseFloat(part) / 100) * whole : Number.parseFloat(part)

function fromHex(hex: string): Colour | undefined {
  const wide = hex.length === 6 || hex.length === 8
  if (!wide && hex.length !== 3 && hex.length !== 4) return undefined
  const step = wide ? 2 : 1
  const [red = 0, green = 0, blue = 0, opacity = 255] = [0, 1, 2, 3]
    .map(index => hex.slice(index * step, (index + 1) * step))
    .filter(part => part !== '')
    .map(part => Number.parseInt(wide ? part : part + part, 16))
  return { red, green, blue, opacity: opacity / 255 }
}

/** Whether an eye can tell ink from ground: from a contrast of 1.15 up, by the formula of WCAG. */
export function legible(ink: Colour, ground: Colour): boolean {
  if (ink.opacity < 0.05) return false
  const [light, dark] = [brightness(ink), brightness(ground)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) >= 1.15
}

const brightness = ({ red, green, blue }: Colour) =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

const linear = (part: number) => {
  const value = part / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
