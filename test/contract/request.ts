import { z } from 'zod'
import type { Arrived } from '../raw/recorder.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { filled, operationOf } from './openapi.ts'

const Fields = z.record(z.string(), z.unknown())

/** What is wrong with one request, by the OpenAPI description and, where that is silent, by the contract. */
export function wrongs({ method, path, query, headers, body }: Arrived): readonly string[] {
  const operation = operationOf(method, path)
  const endpoint = endpoints.find(({ id }) => id === operation?.id)
  if (!operation) return [`${method} ${path} is no endpoint of ours`]
  const found: string[] = []
  for (const [name, text] of Object.entries(filled(operation, path) ?? {}))
    found.push(...(operation.path(name, text) ?? [`path: ${name}`]))
  for (const [name, text] of query) {
    const documented = endpoint?.query[name]
    const verdict = operation.query(name, text)
    if (!verdict && !documented) found.push(`query: ${name} is unknown`)
    found.push(...(verdict ?? []).map(one => `query: ${name}=${text} ${one}`))
    const words = documented?.enum ?? documented?.values
    if (words && !text.split(',').every(word => words.includes(word)))
      found.push(`query: ${name}=${text} is none of ${words.join()}`)
  }
  for (const [name, { required }] of Object.entries(endpoint?.query ?? {}))
    if (required && !query.has(name)) found.push(`query: ${name} is missing`)
  if (body === '') {
    if (endpoint?.body) found.push('body: missing')
    return found
  }
  if (headers['content-type'] !== 'application/json') found.push('header: no JSON')
  const value: unknown = JSON.parse(body)
  found.push(...(operation.body(value) ?? []).map(one => `body: ${one}`))
  return [...found, ...unwritable(endpoint, value)]
}

/** Fields that the contract does not know as writable, and required ones that are not there. */
function unwritable(endpoint: Endpoint | undefined, value: unknown): readonly string[] {
  if (!endpoint?.body) return ['body: this endpoint takes none']
  const { envelope, fields, required } = endpoint.body
  const whole = Fields.parse(value)
  const [key, ...more] = envelope === null ? [] : Object.keys(whole)
  if (more.length > 0 || (key !== undefined && !envelope?.split(' | ').includes(key)))
    return [`body: ${Object.keys(whole).join()} is no ${envelope}`]
  const inner = key === undefined ? whole : whole[key]
  const records = z.array(Fields).parse(Array.isArray(inner) ? inner : [inner])
  return records.flatMap(record => [
    ...Object.keys(record)
      .filter(name => !fields[name])
      .map(name => `body: ${name} cannot be written`),
    ...required.filter(name => record[name] === undefined).map(name => `body: ${name} is missing`),
    ...Object.entries(record).flatMap(([name, text]) => {
      const { enum: words, nullable } = fields[name] ?? {}
      if (text === null) return nullable ? [] : [`body: ${name} cannot be emptied`]
      return words && !words.includes(String(text)) ? [`body: ${name} is none of ${words.join()}`] : []
    }),
  ])
}
