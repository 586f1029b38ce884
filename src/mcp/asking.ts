import { acceptedContent, inputRequired, type ServerContext } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { CallContext, Question } from './door.ts'

const key = 'approval'
const Approval = z.object({ approve: z.boolean() })

/** A question to the client's user, in the one form that both eras know: the SDK asks it outright in the 2025 era. */
export const asking = ({ question, state }: Question) =>
  inputRequired({
    inputRequests: {
      [key]: inputRequired.elicit({
        message: question,
        requestedSchema: {
          type: 'object',
          properties: {
            approve: { type: 'boolean', title: 'Carry it out', description: 'Whether this is what you want' },
          },
          required: ['approve'],
        },
      }),
    },
    requestState: state,
  })

/** What the user said, where a request brings an answer along. Whatever is no clear yes is a no. */
export function answer({ mcpReq }: ServerContext): CallContext['answer'] {
  const state = mcpReq.requestState()
  const { inputResponses } = mcpReq
  if (typeof state !== 'string' || inputResponses?.[key] === undefined) return undefined
  return { state, yes: acceptedContent(inputResponses, key, Approval)?.approve === true }
}
