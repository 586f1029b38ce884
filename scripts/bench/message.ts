/** What a 2026-07-28 client says of itself in every request. */
export const envelope = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
}

export const eras = ['2025-11-25', '2026-07-28'] as const
export type Era = (typeof eras)[number]

/** A request of an era, with its number. */
export const request = (era: Era, id: number, method: string, params: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method,
  params: era === '2026-07-28' ? { ...params, _meta: envelope } : params,
})

export const line = (message: object) => `${JSON.stringify(message)}\n`

/** What stands in an answer that is none: an error of the protocol's, or of a tool. */
export const wrong = /"code":-32\d{3}|"isError":true/

/** What a client of an era says before its first real request, which gets number 2. */
export const opening = (era: Era): string =>
  era === '2026-07-28'
    ? line(request(era, 1, 'server/discover'))
    : line(
        request(era, 1, 'initialize', {
          protocolVersion: era,
          capabilities: {},
          clientInfo: { name: 'bench', version: '1' },
        }),
      ) + line({ jsonrpc: '2.0', method: 'notifications/initialized' })
