import type { User } from '../account.ts'
import type { Reply } from '../call.ts'
import type { Client } from './client.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const safe = (text: string) => text.replace(/[&<>"']/g, letter => entities[letter] ?? '')

/** A page for a person: it loads nothing and runs nothing. */
const page = (status: number, title: string, content: string): Reply => ({
  status,
  page: `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
</head>
<body>
<main>
<h1>${safe(title)}</h1>
${content}
</main>
</body>
</html>
`,
  headers: {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  },
})

/** What went wrong, told to the person alone: there is no address that it would be safe to send them to. */
export const wrong = (status: number, why: string) =>
  page(status, 'Invalid authorization request', `<p role="alert">${safe(why)}</p>`)

/** Asks a person whether a program may act for them. The form repeats the request, so that a plain client can send it too. */
export function consent(
  account: string,
  client: Client,
  scopes: readonly string[],
  people: readonly User[],
  chosen: User | undefined,
  request: URLSearchParams,
): Reply {
  const hidden = [...request]
    .map(([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`)
    .join('\n')
  const options = people
    .map(user => {
      const selected = user.id === chosen?.id ? ' selected' : ''
      return `<option value="${user.id}"${selected}>${safe(`${user.name} (${user.role})`)}</option>`
    })
    .join('\n')
  const items = scopes.map(scope => `<li>${safe(scope)}</li>`).join('\n')
  return page(
    200,
    `Allow ${client.name} to access your Zendesk account?`,
    `<p>Account: <strong id="account">${safe(account)}</strong></p>
<p>Application: <strong id="client">${safe(client.name)}</strong> (${safe(client.identifier)})</p>
<h2 id="asks">It asks for</h2>
<ul id="scopes" aria-labelledby="asks">
${items}
</ul>
<form method="post" action="/oauth/authorizations">
${hidden}
<p><label for="user">Signed in as</label>
<select id="user" name="user_id">
${options}
</select></p>
<p><button type="submit" id="allow" name="decision" value="allow">Allow</button>
<button type="submit" id="deny" name="decision" value="deny">Deny</button></p>
</form>`,
  )
}
