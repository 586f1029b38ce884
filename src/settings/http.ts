import { z } from 'zod'
import { hostNames, number } from './value.ts'
import { sandboxPort, words } from './words.ts'

/** How http listens. */
export const http = {
  host: z
    .string()
    .min(1)
    // As one writes it in a URL, too.
    .transform(host => host.replace(/^\[(.+)\]$/, '$1').toLowerCase())
    .register(words, {
      flag: 'host',
      env: ['DESKWARDEN_HOST'],
      takes: 'HOST',
      default: '127.0.0.1',
      about: 'Where http listens; beyond this machine with --policy only',
    }),
  port: number(0, 65_535).register(words, {
    flag: 'port',
    env: ['DESKWARDEN_PORT'],
    takes: 'N',
    default: '8722',
    about: `The port of http, and of sandbox, which takes ${sandboxPort} unless told; 0 takes any free one`,
  }),
  noAuth: z.stringbool('must be true or false').register(words, {
    flag: 'no-auth',
    default: 'false',
    about: 'Ask for no token; on this machine only',
  }),
  allowHosts: hostNames().register(words, {
    flag: 'allow-hosts',
    env: ['DESKWARDEN_ALLOW_HOSTS'],
    takes: 'NAMES',
    default: '',
    about: 'Host names that http answers to, beside those of this machine',
  }),
  allowOrigins: hostNames().register(words, {
    flag: 'allow-origins',
    env: ['DESKWARDEN_ALLOW_ORIGINS'],
    takes: 'NAMES',
    default: '',
    about: 'Host names of web pages that may call',
  }),
}
