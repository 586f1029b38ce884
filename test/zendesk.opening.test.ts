import { expect, test } from 'vitest'
import { opening } from '../src/zendesk/opening.ts'

const failed = (cause: object) => new TypeError('fetch failed', { cause })

test.each([
  ['a connection that was never made', failed({ code: 'ETIMEDOUT', syscall: 'connect' }), false],
  [
    'one that no address of a host took',
    failed({ errors: [{ code: 'ENETDOWN', syscall: 'connect' }] }),
    false,
  ],
  [
    'a handshake that broke off',
    failed({ message: 'Client network socket before secure TLS connection' }),
    false,
  ],
  ['a proxy that refused', failed({ message: 'Proxy response (407) !== 200 when HTTP Tunneling' }), false],
  ['an answer that did not come', failed({ code: 'ETIMEDOUT', syscall: 'read' }), true],
  ['a connection that was reset', failed({ code: 'ECONNRESET', syscall: 'read' }), true],
  ['a failure that says nothing', new Error('?'), true],
  ['what is no error at all', 'gone', true],
])('Whether anything was sent is known after %s', (_, error, sent) => {
  expect(opening(error).sent).toBe(sent)
})
