import { z } from 'zod'
import { BaseUrl, Subdomain, secret } from './value.ts'
import { words } from './words.ts'

/** The account, and a credential from the environment. */
export const account = {
  subdomain: Subdomain.optional().register(words, {
    flag: 'subdomain',
    env: ['ZENDESK_SUBDOMAIN'],
    takes: 'NAME',
    about: 'The account: acme for https://acme.zendesk.com',
  }),
  oauthToken: secret.optional().register(words, {
    flag: 'oauth-token',
    env: ['ZENDESK_OAUTH_TOKEN'],
    secret: true,
    about: 'An OAuth access token',
  }),
  email: z
    .string()
    .trim()
    .transform(text => text.replace(/\/token$/, ''))
    .pipe(z.email('must be an e-mail address'))
    .optional()
    .register(words, {
      flag: 'email',
      env: ['ZENDESK_EMAIL'],
      takes: 'EMAIL',
      about: 'The user that an API token acts for',
    }),
  apiToken: secret.optional().register(words, {
    flag: 'api-token',
    env: ['ZENDESK_API_TOKEN'],
    secret: true,
    about: 'An API token; Zendesk stops accepting them on 2027-04-30',
  }),
  baseUrl: BaseUrl.optional().register(words, {
    flag: 'base-url',
    env: ['ZENDESK_BASE_URL'],
    takes: 'URL',
    about: 'Another address of the account; plain http on this machine only',
  }),
  sandbox: z.stringbool('must be true or false').register(words, {
    flag: 'sandbox',
    env: ['DESKWARDEN_SANDBOX'],
    default: 'false',
    about: 'Use an account in a box instead of a real one',
  }),
}
