import { beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../src/answers/text/fold.ts'
import type { Rendered } from '../src/answers/text/markdown.ts'
import { reader } from '../src/answers/text/reader.ts'
import { sanitise } from '../src/answers/text/sanitise.ts'
import { apple } from './mails/apple.ts'
import { gmail } from './mails/gmail.ts'
import { others } from './mails/others.ts'
import { outlook } from './mails/outlook.ts'
import { phones } from './mails/phones.ts'
import { thunderbird } from './mails/thunderbird.ts'

let markdown: (html: string) => Rendered
beforeAll(async () => {
  markdown = await reader()
})

describe('Of a mail a model reads what its author wrote', () => {
  const mails = [...gmail, ...outlook, ...apple, ...thunderbird, ...phones, ...others]

  test('in the form that six kinds of programs send it, in more than eight languages', () => {
    expect(mails.length).toBeGreaterThanOrEqual(60)
  })

  for (const mail of mails)
    test(mail.title, () => {
      const text = sanitise(mail.html === undefined ? (mail.text ?? '') : markdown(mail.html).text).text
      const folded = fold(text)
      for (const words of mail.keeps) expect(folded.text).toContain(words)
      for (const words of mail.leaves ?? []) expect(folded.text).not.toContain(words)
      expect(folded.folded.map(({ kind }) => kind)).toEqual(mail.folded)
    })
})
