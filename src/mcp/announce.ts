import type { McpServer, Server } from '@modelcontextprotocol/server'
import type { Serving } from './serving.ts'

/** Tells the client of one long connection whenever its lists may have changed, until the connection closes. */
export function announce(product: Server | McpServer, serving: Serving): Server | McpServer {
  const server = 'server' in product ? product.server : product
  // What is no capability of this connection is no news to it. The client may have gone, or may not have opened the
  // connection yet: then nobody misses the news.
  const stop = serving.changed(() => {
    server.sendToolListChanged().catch(() => {})
    server.sendResourceListChanged().catch(() => {})
    server.sendPromptListChanged().catch(() => {})
  })
  const before = server.onclose
  server.onclose = () => {
    stop()
    before?.()
  }
  return product
}
