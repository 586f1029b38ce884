import {
  ProtocolError,
  ProtocolErrorCode,
  type Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { Offer } from './offer.ts'
import { onePage } from './page.ts'
import { written } from './prompts/prompt.ts'

/** Serves the prompts whose tools the caller has. To write one asks the account nothing. */
export function prompts(server: Server, offered: (context: ServerContext) => Offer): void {
  server.setRequestHandler('prompts/list', (request, context) => {
    onePage(request)
    return {
      prompts: offered(context).prompts.map(({ name, title, description, arguments: taken }) => ({
        name,
        title,
        description,
        arguments: taken.map(({ name, description, required }) => ({ name, description, required })),
      })),
    }
  })

  server.setRequestHandler('prompts/get', ({ params }, context) => {
    const { prompts, tool } = offered(context)
    const prompt = prompts.find(prompt => prompt.name === params.name)
    if (!prompt)
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        'No prompt was written: none of that name is offered here. prompts/list names those that are.',
      )
    const text = written(prompt, params.arguments ?? {}, name => tool(name) !== undefined)
    return {
      description: prompt.description,
      messages: [{ role: 'user', content: { type: 'text', text } }],
    }
  })
}
