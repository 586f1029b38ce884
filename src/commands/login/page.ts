/** What the browser shows in the end. */
export interface Page {
  readonly status: number
  readonly title: string
  readonly text: string
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string) => text.replace(/[&<>"']/g, letter => entities[letter] ?? '')

/** Kept by nobody, shown in no frame, and without the code in what is asked for next. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  connection: 'close',
} as const

/** The page as HTML: it loads nothing and runs nothing. */
export const html = ({ title, text }: Page) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} · Deskwarden</title>
<style>body { font: 1.1em/1.5 system-ui, sans-serif; max-width: 34em; margin: 4em auto; padding: 0 1em }</style>
<h1>${safe(title)}</h1>
<p>${safe(text)}</p>
</html>
`

/** The end of a sign-in that went well. */
export const signedIn = (name: string, account: string): Page => ({
  status: 200,
  title: 'Signed in',
  text: `${name === '' ? 'You are' : `${name} is`} signed in to ${account}. You can close this page and go back to the terminal.`,
})

/** The end of one that did not. */
export const failed = (why: string): Page => ({
  status: 400,
  title: 'Not signed in',
  text: `${why} You can close this page.`,
})
