import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { italian } from './it.ts'
import { japanese } from './ja.ts'
import { dutch } from './nl.ts'
import { portuguese } from './pt.ts'
import type { Prose } from './scene.ts'

/** The prose of every language that customers write in. */
export const prose: Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'ja', Prose>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  it: italian,
  nl: dutch,
  ja: japanese,
}
