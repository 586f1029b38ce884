import { type Colour, colour, legible, white } from './colour.ts'
import { declarations, length } from './style.ts'

/** The attributes of an element, by name. */
export type Attributes = ReadonlyMap<string, string>

/** What a reader sees of the text in an element, as it is handed down from element to element. */
export interface Sight {
  /** Out of sight, and nothing inside can come back. */
  readonly gone: boolean
  readonly tiny: boolean
  readonly invisible: boolean
  readonly ink: Colour | undefined
  /** Undefined where a picture or an unknown colour lies behind the text. */
  readonly ground: Colour | undefined
  /** Line ends count. */
  readonly lines: boolean
}

/** Text as it is before any element has changed it. */
export const plain: Sight = {
  gone: false,
  tiny: false,
  invisible: false,
  ink: undefined,
  ground: white,
  lines: false,
}

/** Whether nothing of a text in this sight can be read. */
export const unseen = ({ gone, tiny, invisible }: Sight) => gone || tiny || invisible

/** Whether text in this sight has the colour of what is behind it. */
export const faint = ({ ink, ground }: Sight) =>
  ink !== undefined && (ink.opacity < 0.05 || (ground !== undefined && !legible(ink, ground)))

const none: ReadonlyMap<string, string> = new Map()

/** The style of an element, of its style attribute. */
export const styleOf = (attributes: Attributes) => {
  const style = attributes.get('style')
  return style === undefined ? none : declarations(style.slice(0, 10_000))
}

/** The sight of an element in another. */
export function sight(parent: Sight, attributes: Attributes, style: ReadonlyMap<string, string>): Sight {
  if (style.size === 0 && !['hidden', 'color', 'bgcolor'].some(name => attributes.has(name))) return parent
  const ink = style.get('color') ?? attributes.get('color')
  const ground = style.get('background-color') ?? style.get('background') ?? attributes.get('bgcolor')
  const visibility = style.get('visibility')
  const space = style.get('white-space')
  return {
    gone: parent.gone || attributes.has('hidden') || away(style),
    tiny: tiny(style, parent.tiny),
    invisible: visibility === undefined ? parent.invisible : /^(hidden|collapse)$/.test(visibility),
    ink: ink === undefined ? parent.ink : (colour(ink) ?? parent.ink),
    ground: ground === undefined ? parent.ground : behind(ground, parent.ground),
    lines: space === undefined ? parent.lines : /^(pre|break-spaces)/.test(space),
  }
}

const behind = (value: string, ground: Colour | undefined) => {
  const given = colour(value)
  return given !== undefined && given.opacity < 0.05 ? ground : given
}

/** Sizes below this are no text for an eye. */
const leastPixels = 2

function tiny(style: ReadonlyMap<string, string>, parent: boolean): boolean {
  const size =
    style.get('font-size') ??
    style
      .get('font')
      ?.split(/[ /]/)
      .find(part => part === '0' || /^\.?\d.*[a-z%]$/.test(part))
  if (size === undefined) return parent
  const pixels = size.endsWith('%') ? (length(size) ?? 0) * 0.016 : length(size)
  if (pixels === undefined) return /^(inherit|unset|smaller|larger)$/.test(size) ? parent : false
  return pixels <= leastPixels || (parent && /(?:[^r]em|ex|%)$/.test(size))
}

function away(style: ReadonlyMap<string, string>): boolean {
  if (style.size === 0) return false
  const px = (property: string) => length(style.get(property))
  return (
    style.get('display') === 'none' ||
    style.get('content-visibility') === 'hidden' ||
    /^opacity\(0/.test(style.get('filter') ?? '') ||
    share(style.get('opacity')) < 0.05 ||
    shut(style, px) ||
    off(style, px)
  )
}

const share = (value = '1') => Number.parseFloat(value) * (value.endsWith('%') ? 0.01 : 1)

/** A box without room, whose overflow is hidden. */
const shut = (style: ReadonlyMap<string, string>, px: (property: string) => number | undefined) =>
  /hidden|clip/.test(`${style.get('overflow')}${style.get('overflow-x')}${style.get('overflow-y')}`) &&
  ['height', 'max-height', 'width', 'max-width'].some(property => (px(property) ?? 9) <= 1)

/** Beyond the edge of any window, or clipped away. */
function off(style: ReadonlyMap<string, string>, px: (property: string) => number | undefined): boolean {
  const placed = /absolute|fixed/.test(style.get('position') ?? '')
  const far = (property: string, least = 500) => Math.abs(px(property) ?? 0) >= least
  return (
    (px('text-indent') ?? 0) <= -500 ||
    (px('margin-left') ?? 0) <= -2_000 ||
    (px('margin-top') ?? 0) <= -2_000 ||
    (placed && (far('left', 2_000) || far('right', 2_000) || far('top', 100_000) || minus(style, px))) ||
    (placed && /^rect\( ?[01](px)?[, ]/.test(style.get('clip') ?? '')) ||
    /^(inset\((50|100)%|circle\(0)/.test(style.get('clip-path') ?? '') ||
    /scale3?d?\( ?0[ ,)]|translate[xy3d]{0,2}\( ?-\d{4}/.test(style.get('transform') ?? '')
  )
}

const minus = (style: ReadonlyMap<string, string>, px: (property: string) => number | undefined) =>
  ['left', 'top', 'right', 'bottom'].some(property => style.has(property) && (px(property) ?? 0) <= -500)
