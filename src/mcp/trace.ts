import { type ServerContext, TRACEPARENT_META_KEY } from '@modelcontextprotocol/server'

/** The trace id of a request, from its W3C traceparent. */
export function traceId({ mcpReq }: ServerContext): string | undefined {
  const parent = mcpReq._meta?.[TRACEPARENT_META_KEY]
  return typeof parent === 'string' ? /^[\da-f]{2}-([\da-f]{32})-/.exec(parent)?.[1] : undefined
}
