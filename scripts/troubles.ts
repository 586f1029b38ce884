/** What goes wrong between a person and their account, as the program says it. */
export interface Trouble {
  /** The words to look for in a message. */
  readonly says: string
  readonly means: string
  readonly do: string
}

/** The troubles of the field. The README's table is written from them, and a test brings each of them about. */
export const troubles = {
  subdomain: {
    says: 'No Zendesk account answers at',
    means: 'The subdomain is wrong, or the account is closed.',
    do: 'Take it from the address in the browser: `acme` for `https://acme.zendesk.com`.',
  },
  certificate: {
    says: 'its certificate is not trusted',
    means: "Something in between, such as a company's proxy, shows a certificate of its own.",
    do: 'Name its authorities in a file of PEM certificates with `--ca`.',
  },
  redirect: {
    says: 'one of its redirect URLs',
    means:
      'Zendesk shows an error where its question should be: identifier or redirect URL differ from the OAuth client.',
    do: 'Compare both, letter by letter; `http://127.0.0.1:8723/callback` is not `http://localhost:8723/callback`.',
  },
  port: {
    says: 'another program listens on port',
    means: 'The port of the redirect URL is taken, perhaps by a sign-in that still waits.',
    do: 'End that program, or choose another `--redirect-port` and add its URL to the OAuth client.',
  },
  secret: {
    says: '(invalid_client)',
    means: 'The identifier is unknown, or the secret of a confidential client is wrong or missing.',
    do: 'Copy identifier and secret anew. Zendesk shows a secret whole only when it is made.',
  },
  allowed: {
    says: '(invalid_scope)',
    means: 'An admin has not allowed the OAuth client all of these scopes.',
    do: 'Let the admin allow them in the OAuth client, or grant less, or name others with `--scopes`.',
  },
  scope: {
    says: 'lacks the scope',
    means: 'The grant has grown since the sign-in, or the token was made for less.',
    do: 'Sign in again: `deskwarden login` with the new grant.',
  },
  ended: {
    says: 'Sign in again with `deskwarden login`',
    means: 'The sign-in was revoked, or not used for 30 days, or a crash came in between.',
    do: '`deskwarden login`.',
  },
  role: {
    says: 'the role of this Zendesk user does not allow it (403)',
    means: 'The token may, but the person who signed in may not.',
    do: 'Let an admin change their role, or sign in as somebody who may.',
  },
  address: {
    says: 'Zendesk does not allow this address',
    means: 'The account has IP restrictions.',
    do: "Let an admin add this machine's address in Admin Center.",
  },
  tokens: {
    says: 'Zendesk did not accept the API token',
    means: 'E-mail or token are wrong, or token access is switched off in Admin Center.',
    do: 'Sign in with OAuth instead: API tokens end on 2027-04-30.',
  },
  limit: {
    says: 'rate limit is used up',
    means: 'The account has made all the calls that its plan allows in a minute (429).',
    do: 'Wait the seconds that the message gives.',
  },
  clock: {
    says: "This machine's clock is",
    means: 'Tokens are renewed by the clock, and it goes wrong.',
    do: 'Set it, or let it be set over the network.',
  },
  closed: {
    says: 'a closed ticket cannot be changed',
    means: 'Tags, too, cannot be added to a closed ticket.',
    do: 'Create a follow-up ticket.',
  },
} as const satisfies Readonly<Record<string, Trouble>>

/** The README's table of them. */
export const troublesTable = () =>
  [
    '| It says | Because | Do |',
    '| --- | --- | --- |',
    ...Object.values(troubles).map(({ says, means, do: todo }) => `| ${says} | ${means} | ${todo} |`),
  ].join('\n')
