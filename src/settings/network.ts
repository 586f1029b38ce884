import { z } from 'zod'
import { header, number, ProxyUrl } from './value.ts'
import { words } from './words.ts'

/** The way to Zendesk. */
export const network = {
  timeoutSeconds: number(1, 3_600).register(words, {
    flag: 'timeout',
    env: ['DESKWARDEN_TIMEOUT_SECONDS'],
    takes: 'SECONDS',
    default: '55',
    about: 'How long one call may take, with all its waits',
  }),
  httpsProxy: ProxyUrl.optional().register(words, {
    flag: 'proxy',
    env: ['HTTPS_PROXY', 'https_proxy'],
    takes: 'URL',
    about: 'A proxy on the way to Zendesk',
  }),
  noProxy: z
    .string()
    .optional()
    .register(words, {
      flag: 'no-proxy',
      env: ['NO_PROXY', 'no_proxy'],
      takes: 'NAMES',
      about: 'Hosts to reach without the proxy',
    }),
  ca: z
    .string()
    .optional()
    .register(words, {
      flag: 'ca',
      env: ['DESKWARDEN_CA'],
      takes: 'FILE',
      about: 'Further certificate authorities, as PEM; Node also reads NODE_EXTRA_CA_CERTS',
    }),
  marketplaceName: header.optional().register(words, {
    flag: 'marketplace-name',
    env: ['ZENDESK_MARKETPLACE_NAME'],
    takes: 'NAME',
    about: 'Sent as X-Zendesk-Marketplace-Name',
  }),
  marketplaceOrganizationId: header.optional().register(words, {
    flag: 'marketplace-organization-id',
    env: ['ZENDESK_MARKETPLACE_ORGANIZATION_ID'],
    takes: 'ID',
    about: 'Sent as X-Zendesk-Marketplace-Organization-Id',
  }),
  marketplaceAppId: header.optional().register(words, {
    flag: 'marketplace-app-id',
    env: ['ZENDESK_MARKETPLACE_APP_ID'],
    takes: 'ID',
    about: 'Sent as X-Zendesk-Marketplace-App-Id',
  }),
}
