import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'

/** Refuses a cursor: what this server lists has one page. */
export function onePage({
  params,
}: {
  readonly params?: { readonly cursor?: string | undefined } | undefined
}) {
  if (params?.cursor !== undefined)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'No such page: the list has one page.')
}
