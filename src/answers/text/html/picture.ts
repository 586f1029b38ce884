import { type Attributes, styleOf } from './sight.ts'
import { length } from './style.ts'

/** Longer descriptions are cut. */
const most = 300

/** What is shown of a picture: never its address, which a reader's program would fetch. Undefined for one that says nothing. */
export function picture(attributes: Attributes): string | undefined {
  const style = styleOf(attributes)
  const size = (side: string) => length(attributes.get(side)) ?? length(style.get(side)) ?? 99
  if (size('width') <= 2 || size('height') <= 2) return undefined
  const alt = (attributes.get('alt') ?? '').replace(/[\s[\]]+/g, ' ').trim()
  if (emoji(alt)) return alt
  const told = alt || file(attributes.get('src') ?? '')
  return told === '' ? undefined : `![${told.slice(0, most)}]`
}

/** Mail programs send emoji as pictures. */
const emoji = (alt: string) =>
  alt.length <= 12 && /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u.test(alt) && !/^\d+$/.test(alt)

/** Pictures of the ticket itself carry the name that its list of attachments shows; those from elsewhere say nothing. */
function file(source: string): string {
  if (source.startsWith('cid:')) return 'inline picture'
  const path = source.split(/[?#]/, 1)[0] ?? ''
  if (!path.includes('/attachments/')) return ''
  const name = /[?&]name=([^&#]+)/.exec(source)?.[1] ?? path.slice(path.lastIndexOf('/') + 1)
  return decoded(name).replace(/[^\p{L}\p{M}\p{N}._ -]/gu, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
