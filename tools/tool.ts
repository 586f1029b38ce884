import { z } from 'zod'
import { closed, type Rule } from './rule.ts'
import { choosing, texts } from './shapes.ts'

/** What a call does to the account. `destructive` removes something or cannot be undone. */
export type Access = 'read' | 'write' | 'destructive'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The OAuth scope that the narrowest sufficient token carries. `read` and `write` are Zendesk's broad scopes. */
export type Scope =
  | 'read'
  | 'write'
  | `${'tickets' | 'users' | 'organizations' | 'macros' | 'satisfaction_ratings'}:${'read' | 'write'}`

/** Zendesk's webhook events, without the prefix `zen:event-type:`. */
export type WebhookEvent =
  | `ticket.${
      | 'created'
      | 'status_changed'
      | 'comment_added'
      | 'comment_made_private'
      | 'comment_redacted'
      | 'soft_deleted'
      | 'priority_changed'
      | 'agent_assignment_changed'}`
  | `user.${'created' | 'role_changed' | 'merged' | 'deleted'}`
  | `organization.${'created' | 'name_changed' | 'deleted'}`

/** At most `calls` in any window of `minutes` (or `seconds`), for the account or for each value of the input `per`. */
export interface Limit<Field extends string = string> {
  readonly calls: number
  readonly minutes?: number
  readonly seconds?: number
  readonly per?: Field
  /** Counts only offset pages beyond this one. */
  readonly beyondPage?: number
}

/** How a list is walked: the key its rows stand under, the most rows a page holds, and how far it can be walked. */
export interface Pages {
  readonly by: 'cursor' | 'offset'
  readonly rows: string
  readonly most: number
  /** The number of records after which Zendesk stops answering. */
  readonly reach?: number
  /** The tool that goes on where `reach` ends. */
  readonly beyond?: string
}

export type Shape = Readonly<Record<string, z.ZodType>>
type Key<S> = Extract<keyof S, string>
type Placeholder<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never
type Known<Path extends string, Input extends Shape> =
  Exclude<Placeholder<Path>, Key<Input>> extends never
    ? Path
    : `${Exclude<Placeholder<Path>, Key<Input>>} is no input`

/** One endpoint as data: it holds no functions, and everything the server does with a tool follows from it. */
export interface Declaration<Path extends string = string, Input extends Shape = Shape> {
  /** What the model reads: what the call does, and what surprises. */
  readonly about: string
  readonly method: Method
  /** Below `/api/v2`; a `{placeholder}` is an input of that name. */
  readonly path: Path
  readonly access: Access
  readonly scope: Scope
  /** A narrower scope that does as well, on accounts new enough to know it (August 2026). */
  readonly newScope?: `groups:${'read' | 'write'}`
  /** The key that the body's fields are wrapped in; `null` sends them at the top level. Absent: no body. */
  readonly body?: string | null
  /** The input that lists ids: when it is given, it goes into the query and the body carries the only entry of the array input, wrapped in `one`. */
  readonly bulk?: { readonly ids: Key<Input>; readonly of: Key<Input>; readonly one: string }
  /** Inputs that Zendesk's query string spells differently. */
  readonly query?: { readonly [Field in Key<Input>]?: string }
  /** It shows records: the caller chooses how much of them. */
  readonly shows?: true
  /** Side-loads that are always asked for: they give the names of what an answer has ids of. */
  readonly names?: readonly string[]
  readonly rules?: readonly Rule<Key<Input>>[]
  /** Inputs, here or in an entry of the body's list, that set the same thing by different names. */
  readonly alike?: readonly (readonly string[])[]
  /** Values of inputs, here or in an entry of the body's list, that cannot be taken back. */
  readonly final?: { readonly [field: string]: string }
  /** Inputs, here or in an entry of the body's list, that draw people in, and the record's fields of who is in already. By these and by public comments alone could a misled agent do harm with it; with a write that lacks the word, by all of it. */
  readonly people?: { readonly inputs: readonly string[]; readonly known: readonly string[] }
  readonly limits?: readonly Limit<Key<Input>>[]
  readonly raises?: readonly WebhookEvent[]
  readonly pages?: Pages
  /** Zendesk answers with a background job; its items are the result. */
  readonly job?: true
  /** Zendesk remembers an Idempotency-Key for this call for two hours. */
  readonly key?: true
  /** With this input, repeating the call repeats its effect. */
  readonly onceWith?: Key<Input>
  /** Zendesk takes `safe_update` with `updated_stamp` here; the named tool reads the record they come from. */
  readonly stamp?: string
  /** The tool that tells whether a call with an unknown outcome took effect; where `onceWith` is not given, `stamp` tells. */
  readonly check?: string
  /** That tool shows what was made only after some minutes. */
  readonly checkLags?: true
  /** What the answer says where Zendesk's body is empty. */
  readonly done?: string
  /** What whoever is asked for a yes to a destructive call should know of it. */
  readonly warns?: string
  /** Exposed only beside one of these tools. */
  readonly beside?: readonly string[]
  readonly input: Input
  /** The fields promised, which are those that are shown unless the caller asks for more; nulls, new values and further fields are let through. */
  readonly output: Shape
}

/** A declaration with its name, its resource and its schemas: `input` is closed, `output` is open. */
export interface Tool extends Omit<Declaration, 'input' | 'output'> {
  readonly name: string
  readonly resource: string
  readonly input: z.ZodObject
  readonly output: z.ZodObject
}

/** Checks a declaration at compile time: placeholders, limits, and every field that it names are inputs. */
export function tool<const Path extends `/${string}`, const Input extends Shape>(
  declaration: Declaration<Known<Path, Input>, Input>,
): Declaration {
  return declaration
}

/** The tools of one resource, in order. The key of a declaration is the tool's name. */
export function group(
  resource: string,
  declarations: Readonly<Record<string, Declaration>>,
): readonly Tool[] {
  return Object.entries(declarations).map(([name, declaration]) => ({
    ...declaration,
    name,
    resource,
    input: closed({ ...declaration.input, ...(declaration.shows ? choosing : {}) }, rules(declaration)),
    output: z.looseObject({ ...declaration.output, notes: texts }),
  }))
}

/** The rules as declared, and two that follow from the rest: an update changes something, a bulk call says what it is about. */
function rules({ rules = [], method, body, bulk, path, input }: Declaration): readonly Rule[] {
  const names = Object.keys(input).filter(name => path.includes(`{${name}}`))
  const free = Object.entries(input).every(
    ([name, type]) => names.includes(name) || type instanceof z.ZodOptional,
  )
  return [
    ...rules,
    ...(method === 'PUT' && body !== undefined && free ? [{ besides: names }] : []),
    ...(bulk ? [{ ids: bulk.ids, of: bulk.of }] : []),
  ]
}
