import { existsSync, readFileSync } from 'node:fs'
import { constants, Script } from 'node:vm'

/** Where the code cache of a bundle lies. */
export const cacheOf = (file: string) => `${file}.cache`

/** The bundle as a CommonJS module function, compiled from V8's code cache where this Node can use the one beside it. */
export function script(file: string): Script {
  const cache = cacheOf(file)
  return new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`,
    {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
    },
  )
}

/** Runs the bundle as Node would run a CommonJS file. */
export function run(compiled: Script, file: string, require: NodeJS.Require): void {
  const module = { exports: {} }
  compiled.runInThisContext()(module.exports, require, module, file, file.replace(/[\\/][^\\/]*$/, ''))
}
