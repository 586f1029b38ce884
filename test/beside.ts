import { z } from 'zod'

/** Whose argument is completed. */
export type Ref =
  | { readonly type: 'ref/resource'; readonly uri: string }
  | { readonly type: 'ref/prompt'; readonly name: string }

/** What a client of either era asks for beside tools. */
export interface Asks {
  getServerCapabilities(): unknown
  listResources(): Promise<unknown>
  listResourceTemplates(): Promise<unknown>
  readResource(params: { uri: string }): Promise<unknown>
  listPrompts(): Promise<unknown>
  getPrompt(params: { name: string; arguments: Record<string, string> }): Promise<unknown>
  complete(params: { ref: Ref; argument: { name: string; value: string } }): Promise<unknown>
}

const Capabilities = z.record(z.string(), z.unknown())
const Resources = z.object({ resources: z.array(z.unknown()) })
const Templates = z.object({
  resourceTemplates: z.array(
    z.object({ uriTemplate: z.string(), name: z.string(), title: z.string(), description: z.string() }),
  ),
})
const Read = z.object({
  contents: z.tuple([z.object({ uri: z.string(), mimeType: z.string(), text: z.string() })]),
  _meta: z.record(z.string(), z.unknown()),
})
const Prompts = z.object({
  prompts: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      arguments: z.array(z.object({ name: z.string(), required: z.boolean() })),
    }),
  ),
})
const Prompt = z.object({
  messages: z
    .array(
      z.object({ role: z.literal('user'), content: z.object({ type: z.literal('text'), text: z.string() }) }),
    )
    .length(1),
})
const Completed = z.object({
  completion: z.object({ values: z.array(z.string()).max(100), hasMore: z.boolean() }),
})

/** The same in few words, each answer looked at. */
export function beside(client: Asks) {
  return {
    capabilities: () => Object.keys(Capabilities.parse(client.getServerCapabilities())).sort(),
    resources: async () => Resources.parse(await client.listResources()).resources,
    templates: async () => Templates.parse(await client.listResourceTemplates()).resourceTemplates,
    async read(uri: string) {
      const { contents, _meta: meta } = Read.parse(await client.readResource({ uri }))
      return { ...contents[0], meta }
    },
    prompts: async () => Prompts.parse(await client.listPrompts()).prompts,
    async prompt(name: string, args: Record<string, string>) {
      const { messages } = Prompt.parse(await client.getPrompt({ name, arguments: args }))
      return messages[0]?.content.text ?? ''
    },
    complete: async (ref: Ref, name: string, value: string) =>
      Completed.parse(await client.complete({ ref, argument: { name, value } })).completion,
  }
}

export type Beside = ReturnType<typeof beside>
