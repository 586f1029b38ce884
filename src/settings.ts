import { z } from 'zod'
import { forms } from './gate/audit.ts'
import { BaseUrl, header, hostNames, number, ProxyUrl, Subdomain, scopes, secret } from './value.ts'

/** What the command line, the help and the README know of a setting beside its schema. */
export interface Words {
  readonly flag: string
  /** The first one is the setting's name in words; the others are read where it is unset. */
  readonly env?: readonly [string, ...string[]]
  /** What stands for the value in the help. Absent: a switch. */
  readonly takes?: string
  readonly about: string
  readonly default?: string
  /** Read from the environment alone: every user of a machine sees its command lines. */
  readonly secret?: true
  readonly part: (typeof parts)[number]
}

/** The parts of the help, in order. */
export const parts = ['Account', 'Sign-in', 'Grants', 'HTTP', 'Network', 'Other'] as const

const words = z.registry<Words>()

/** The sandbox's own port: http and it may run side by side, and login waits on the one between. */
export const sandboxPort = 8724

/** Every setting: what reads argv and the environment, the help, and the README's table all come from here. */
export const Settings = z.object({
  subdomain: Subdomain.optional().register(words, {
    part: 'Account',
    flag: 'subdomain',
    env: ['ZENDESK_SUBDOMAIN'],
    takes: 'NAME',
    about: 'The account: acme for https://acme.zendesk.com',
  }),
  oauthToken: secret.optional().register(words, {
    part: 'Account',
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
      part: 'Account',
      flag: 'email',
      env: ['ZENDESK_EMAIL'],
      takes: 'EMAIL',
      about: 'The user that an API token acts for',
    }),
  apiToken: secret.optional().register(words, {
    part: 'Account',
    flag: 'api-token',
    env: ['ZENDESK_API_TOKEN'],
    secret: true,
    about: 'An API token; Zendesk stops accepting them on 2027-04-30',
  }),
  baseUrl: BaseUrl.optional().register(words, {
    part: 'Account',
    flag: 'base-url',
    env: ['ZENDESK_BASE_URL'],
    takes: 'URL',
    about: 'Another address of the account; plain http on this machine only',
  }),
  sandbox: z.stringbool('must be true or false').register(words, {
    part: 'Account',
    flag: 'sandbox',
    env: ['DESKWARDEN_SANDBOX'],
    default: 'false',
    about: 'Use an account in a box instead of a real one',
  }),
  clientId: secret.optional().register(words, {
    part: 'Sign-in',
    flag: 'client-id',
    env: ['ZENDESK_CLIENT_ID'],
    takes: 'ID',
    about: 'The identifier of the OAuth client that login uses',
  }),
  clientSecret: secret.optional().register(words, {
    part: 'Sign-in',
    flag: 'client-secret',
    env: ['ZENDESK_CLIENT_SECRET'],
    secret: true,
    about: 'The secret of a confidential OAuth client; a public one has none',
  }),
  service: z.stringbool('must be true or false').register(words, {
    part: 'Sign-in',
    flag: 'service',
    default: 'false',
    about: "Let login sign in as the OAuth client's owner, by its secret and without a browser",
  }),
  scopes: scopes.optional().register(words, {
    part: 'Sign-in',
    flag: 'scopes',
    env: ['DESKWARDEN_SCOPES'],
    takes: 'SCOPES',
    about: 'What login asks for, in place of the scopes that the grant needs',
  }),
  redirectPort: number(1, 65_535).register(words, {
    part: 'Sign-in',
    flag: 'redirect-port',
    env: ['DESKWARDEN_REDIRECT_PORT'],
    takes: 'N',
    default: '8723',
    about: 'Where login waits for the browser: http://127.0.0.1:8723/callback',
  }),
  noBrowser: z.stringbool('must be true or false').register(words, {
    part: 'Sign-in',
    flag: 'no-browser',
    default: 'false',
    about: 'Let login read the redirected URL from the terminal, on a machine without a browser',
  }),
  home: z
    .string()
    .min(1)
    .optional()
    .register(words, {
      part: 'Sign-in',
      flag: 'home',
      env: ['DESKWARDEN_HOME'],
      takes: 'FOLDER',
      about: "Where sign-ins are remembered; the system's folder for settings where unset",
    }),
  grant: z
    .string()
    .optional()
    .register(words, {
      part: 'Grants',
      flag: 'grant',
      env: ['DESKWARDEN_GRANT'],
      takes: 'GRANT',
      about: 'What is granted, such as *:read,tickets:write; with --agents, what no agent passes',
    }),
  agents: z
    .string()
    .optional()
    .register(words, {
      part: 'Grants',
      flag: 'agents',
      env: ['DESKWARDEN_AGENTS'],
      takes: 'FILE',
      about: 'The agents file: who may call, and for what',
    }),
  agent: z
    .string()
    .optional()
    .register(words, {
      part: 'Grants',
      flag: 'agent',
      env: ['DESKWARDEN_AGENT'],
      takes: 'NAME',
      about: 'The agent of the agents file that stdio, call and tools act for',
    }),
  host: z
    .string()
    .min(1)
    // As one writes it in a URL, too.
    .transform(host => host.replace(/^\[(.+)\]$/, '$1').toLowerCase())
    .register(words, {
      part: 'HTTP',
      flag: 'host',
      env: ['DESKWARDEN_HOST'],
      takes: 'HOST',
      default: '127.0.0.1',
      about: 'Where http listens; beyond this machine with --agents only',
    }),
  port: number(0, 65_535).register(words, {
    part: 'HTTP',
    flag: 'port',
    env: ['DESKWARDEN_PORT'],
    takes: 'N',
    default: '8722',
    about: `The port of http, and of sandbox, which takes ${sandboxPort} unless told; 0 takes any free one`,
  }),
  noAuth: z.stringbool('must be true or false').register(words, {
    part: 'HTTP',
    flag: 'no-auth',
    default: 'false',
    about: 'Ask for no token; on this machine only',
  }),
  allowHosts: hostNames().register(words, {
    part: 'HTTP',
    flag: 'allow-hosts',
    env: ['DESKWARDEN_ALLOW_HOSTS'],
    takes: 'NAMES',
    default: '',
    about: 'Host names that http answers to, beside those of this machine',
  }),
  allowOrigins: hostNames().register(words, {
    part: 'HTTP',
    flag: 'allow-origins',
    env: ['DESKWARDEN_ALLOW_ORIGINS'],
    takes: 'NAMES',
    default: '',
    about: 'Host names of web pages that may call',
  }),
  legacyOnly: z.stringbool('must be true or false').register(words, {
    part: 'Other',
    flag: 'legacy-only',
    env: ['DESKWARDEN_LEGACY_ONLY'],
    default: 'false',
    about: 'Serve the 2025 protocol alone',
  }),
  timeoutSeconds: number(1, 3_600).register(words, {
    part: 'Network',
    flag: 'timeout',
    env: ['DESKWARDEN_TIMEOUT_SECONDS'],
    takes: 'SECONDS',
    default: '55',
    about: 'How long one call may take, with all its waits',
  }),
  httpsProxy: ProxyUrl.optional().register(words, {
    part: 'Network',
    flag: 'proxy',
    env: ['HTTPS_PROXY', 'https_proxy'],
    takes: 'URL',
    about: 'A proxy on the way to Zendesk',
  }),
  noProxy: z
    .string()
    .optional()
    .register(words, {
      part: 'Network',
      flag: 'no-proxy',
      env: ['NO_PROXY', 'no_proxy'],
      takes: 'NAMES',
      about: 'Hosts to reach without the proxy',
    }),
  ca: z
    .string()
    .optional()
    .register(words, {
      part: 'Network',
      flag: 'ca',
      env: ['DESKWARDEN_CA'],
      takes: 'FILE',
      about: 'Further certificate authorities, as PEM; Node also reads NODE_EXTRA_CA_CERTS',
    }),
  marketplaceName: header.optional().register(words, {
    part: 'Network',
    flag: 'marketplace-name',
    env: ['ZENDESK_MARKETPLACE_NAME'],
    takes: 'NAME',
    about: 'Sent as X-Zendesk-Marketplace-Name',
  }),
  marketplaceOrganizationId: header.optional().register(words, {
    part: 'Network',
    flag: 'marketplace-organization-id',
    env: ['ZENDESK_MARKETPLACE_ORGANIZATION_ID'],
    takes: 'ID',
    about: 'Sent as X-Zendesk-Marketplace-Organization-Id',
  }),
  marketplaceAppId: header.optional().register(words, {
    part: 'Network',
    flag: 'marketplace-app-id',
    env: ['ZENDESK_MARKETPLACE_APP_ID'],
    takes: 'ID',
    about: 'Sent as X-Zendesk-Marketplace-App-Id',
  }),
  log: z.enum(forms, `must be one of ${forms.join(', ')}`).register(words, {
    part: 'Other',
    flag: 'log',
    env: ['DESKWARDEN_LOG'],
    takes: 'FORM',
    default: 'sentences',
    about: `The trace of every call on stderr: ${forms.join(', ')}`,
  }),
  json: z.stringbool('must be true or false').register(words, {
    part: 'Other',
    flag: 'json',
    default: 'false',
    about: 'Print tools, agents, status and doctor as JSON',
  }),
})

/** The settings of one run, checked. */
export type Config = z.output<typeof Settings>
export type Name = keyof Config

/** Each setting's name with its words, in order. */
export const entries: readonly (readonly [string, Words])[] = Object.entries(Settings.shape).flatMap(
  ([name, schema]) => {
    const found = words.get(schema)
    return found ? [[name, found] as const] : []
  },
)
