import { english } from './en.ts'
import type { Prose } from './scene.ts'

/** The prose of a language. */
export const prose: Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'ja', Prose>> = {
  en: english,
  de: english,
  fr: english,
  es: english,
  pt: english,
  it: english,
  nl: english,
  ja: english,
}
