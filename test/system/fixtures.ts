import { randomBytes } from 'node:crypto'
import { createRequestStateCodec, McpServer } from '@modelcontextprotocol/server'
import type { Serving } from '../../src/mcp/serving.ts'
import { prompts } from './fixtures/prompts.ts'
import { questions } from './fixtures/questions.ts'
import { resources } from './fixtures/resources.ts'
import { rounds } from './fixtures/rounds.ts'
import { tools } from './fixtures/tools.ts'

/** What the conformance suite wants to find behind a transport: it is ours, the rest is for the tests alone. */
export function fixtures(): Serving {
  const state = createRequestStateCodec<string>({ key: randomBytes(32) })
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    serve() {
      const server = new McpServer(
        { name: 'fixtures', version: '0.0.0' },
        { capabilities: { logging: {} }, requestState: { verify: state.verify } },
      )
      tools(server, changed)
      questions(server)
      rounds(server, state)
      prompts(server)
      resources(server)
      return server
    },
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    idle: () => Promise.resolve(),
  }
}
