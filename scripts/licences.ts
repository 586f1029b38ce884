import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const Package = z.object({ name: z.string(), version: z.string(), license: z.string().optional() })

/** The licence texts of every package among the bundled files, each once, in order of name. */
export function licences(files: readonly string[], root: string): string {
  const folders = new Set(files.flatMap(file => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  return [...folders]
    .sort()
    .map(folder => {
      const about = Package.parse(JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')))
      const file = readdirSync(`${root}${folder}`).find(name => /^licen[cs]e/i.test(name))
      const text = file
        ? readFileSync(`${root}${folder}/${file}`, 'utf8').trim()
        : `Licence: ${about.license ?? 'not stated'}`
      return `${about.name} ${about.version}\n\n${text}\n`
    })
    .join(`\n${'-'.repeat(78)}\n\n`)
}
