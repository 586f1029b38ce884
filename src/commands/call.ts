import type { Readable } from 'node:stream'
import { Cancelled, ConfigError, DeskwardenError } from '../errors.ts'
import { instead, quoted } from '../gate/nearest.ts'
import type { House } from '../house/house.ts'
import type { Listed } from '../house/listed.ts'
import type { Config } from '../settings/settings.ts'
import { type Io, print } from './io.ts'

/** What a shell expects of a program that Ctrl-C ended. */
const interrupted = 130

/** Makes one call through the same door as every client, and prints the answer as JSON. */
export async function call(
  [name = '', json = '{}']: readonly string[],
  config: Config,
  house: House,
  listed: readonly Listed[],
  io: Io,
): Promise<number> {
  const taken = new AbortController()
  void io.stopped.then(() => taken.abort())
  try {
    const names = listed.map(tool => tool.name)
    if (!names.includes(name))
      throw new ConfigError(
        'No call was made',
        `${quoted(name)} is no tool${instead(name, names)}`,
        '`deskwarden tools` lists them.',
      )
    const given = json === '-' ? await Promise.race([text(io.input), io.stopped]) : json
    if (given === undefined) return interrupted
    const args = parsed(given)
    const caller = { agent: config.agent ?? 'cli', canAsk: config.yes || io.terminal !== undefined }
    const context = { signal: taken.signal, progress: (message: string) => io.tell(message) }
    let result = await house.door.call(caller, name, args, context)
    if ('question' in result) {
      const { question, state } = result
      const yes = config.yes || (await confirmed(io, question))
      result = await house.door.call(caller, name, args, {
        ...context,
        answer: { state, yes, ...(config.yes && { by: '--yes' }) },
      })
    }
    if ('question' in result) throw new Error('a question was asked twice')
    await print(io.output, JSON.stringify(result.value, null, 2))
    if (!('plan_token' in result.value)) return 0
    const id = result.meta['deskwarden/approval']
    io.tell(
      typeof id === 'string'
        ? `${name} was not carried out yet: it waits for the operator. \`deskwarden approvals list\`, with the --policy, --state or --sandbox of this call, shows it as ${id}.`
        : `${name} was not carried out yet: nobody could be asked. Call again with this plan_token to go on, or make the call at a terminal.`,
    )
    return 1
  } catch (error) {
    if (!taken.signal.aborted || !(error instanceof DeskwardenError)) throw error
    io.tell(error instanceof Cancelled ? `${name} was stopped: nothing was changed.` : error.message)
    return interrupted
  } finally {
    await house.close()
  }
}

/** Asks whoever sits at the terminal; only a clear yes is one. */
async function confirmed({ input, terminal, stopped }: Io, question: string): Promise<boolean> {
  if (!terminal) return false
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input, output: terminal })
  try {
    const said = await Promise.race([lines.question(`${question}\nCarry it out? (yes/no) `), stopped])
    return /^y(es)?$/i.test(said?.trim() ?? '')
  } finally {
    lines.close()
  }
}

async function text(input: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    const example = `deskwarden call get_ticket '{"ticket_id": 1}'`
    throw new ConfigError('No call was made', 'the arguments are no JSON', `Write them as in ${example}.`)
  }
}
