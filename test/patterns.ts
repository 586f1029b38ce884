import { readdirSync, readFileSync } from 'node:fs'

/** A regular expression as it stands in a file. */
export interface Pattern {
  readonly file: string
  readonly source: string
  readonly flags: string
}

// Behind these a slash begins a regular expression, not a division.
const literal =
  /(?<=[(,=:[!&|?{};>]\s{0,40}|^\s{0,40}|return )\/(?![/*])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/gm

/** The regular expressions that are written in the files of a folder. */
export const patternsIn = (folder: URL): Pattern[] =>
  codeIn(folder).flatMap(({ file, code }) =>
    [...code.matchAll(literal)].map(([, source = '', flags = '']) => ({ file, source, flags })),
  )

/** The lines that build one. */
export const builtIn = (folder: URL): string[] =>
  codeIn(folder).flatMap(({ code }) => code.match(/(new )?RegExp\(.*/g) ?? [])

const codeIn = (folder: URL) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(file => ({
      file,
      code: readFileSync(new URL(file, folder), 'utf8').replace(/^ *(\/\*\*[\s\S]*?\*\/|\/\/.*)$/gm, ''),
    }))
