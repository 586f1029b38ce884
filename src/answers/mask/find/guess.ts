import { isUnit } from '../phrases.ts'

/** What stands behind a word and is not of it. */
export const endings = /[.,;)\]}'"”»›」』。、）`*]{1,4}$/

/** Letters with digits, or with signs inside: no word of a language. */
export function isMixed(value: string): boolean {
  if (isUnit(value) || isUnit(value.replace(/^\d{1,4}-?/, ''))) return false
  if (/^\d{1,4}(?:st|nd|rd|th|er|e|º|ª|\.)?$/i.test(value)) return false
  if (/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(value) || /^\d{1,2}:\d\d/.test(value)) return false
  if (/^v?\d{1,4}(?:\.\d{1,4}){1,3}(?![A-Za-z\d])/i.test(value)) return false
  const letters = /\p{L}/u.test(value)
  if (/\d/.test(value)) return letters || /[^\d.,:/-]/.test(value)
  return (
    letters &&
    (/[!@#$%^&*+=?~<>|\\]/.test(value.slice(0, -1)) ||
      isCamel(value) ||
      (/^[\p{L}]{2,20}[!?$%&#*]$/u.test(value) && /\p{Lu}/u.test(value)))
  )
}

/** `camelCase`: a name in code rather than a password. */
export const isCamel = (value: string) => /\p{Ll}\p{Lu}\p{Ll}/u.test(value)
