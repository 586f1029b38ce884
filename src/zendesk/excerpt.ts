const most = 300

// What hides or turns text: control characters, zero-width ones, marks of direction, lone surrogates.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu

/** As much of Zendesk's own words as an error may show: one line, no HTML, no addresses, nothing that looks like a secret. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 20_000)
    .replace(/<(script|style|head)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^>]*>?/g, ' ')
    // What follows is looked for at each character anew: it is kept short.
    .slice(0, 2_000)
    .replace(unseen, ' ')
    .replace(/\b(Basic|Bearer)\s+\S+/gi, '[secret]')
    .replace(/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g, '[e-mail]')
    .replace(/\+\d[\d ()./-]{5,}\d/g, '[number]')
    .replace(/[A-Za-z0-9+/_=-]{32,}/g, '[secret]')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= most
    ? line
    : `${[...line]
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
