import { z } from 'zod'
import { number, scopes, secret } from './value.ts'
import { words } from './words.ts'

/** How login signs in, and where that is remembered. */
export const signIn = {
  clientId: secret.optional().register(words, {
    flag: 'client-id',
    env: ['ZENDESK_CLIENT_ID'],
    takes: 'ID',
    about: 'The identifier of the OAuth client that login uses',
  }),
  clientSecret: secret.optional().register(words, {
    flag: 'client-secret',
    env: ['ZENDESK_CLIENT_SECRET'],
    secret: true,
    about: 'The secret of a confidential OAuth client; a public one has none',
  }),
  service: z.stringbool('must be true or false').register(words, {
    flag: 'service',
    default: 'false',
    about: "Let login sign in as the OAuth client's owner, by its secret and without a browser",
  }),
  scopes: scopes.optional().register(words, {
    flag: 'scopes',
    env: ['DESKWARDEN_SCOPES'],
    takes: 'SCOPES',
    about: 'What login asks for, in place of the scopes that the grant needs',
  }),
  redirectPort: number(1, 65_535).register(words, {
    flag: 'redirect-port',
    env: ['DESKWARDEN_REDIRECT_PORT'],
    takes: 'N',
    default: '8723',
    about: 'Where login waits for the browser: http://127.0.0.1:8723/callback',
  }),
  noBrowser: z.stringbool('must be true or false').register(words, {
    flag: 'no-browser',
    default: 'false',
    about: 'Let login read the redirected URL from the terminal, on a machine without a browser',
  }),
  home: z
    .string()
    .min(1)
    .optional()
    .register(words, {
      flag: 'home',
      env: ['DESKWARDEN_HOME'],
      takes: 'FOLDER',
      about: "Where sign-ins are remembered; the system's folder for settings where unset",
    }),
}
