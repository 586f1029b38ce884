import { expect, test } from 'vitest'
import { random } from '../src/sandbox/seed/random.ts'
import { landmarks, seed } from '../src/sandbox/seed.ts'
import { catalog } from '../tools/index.ts'
import { clean } from './corpus/mask/corpus.ts'
import { apple } from './mails/apple.ts'
import { gmail } from './mails/gmail.ts'
import { others } from './mails/others.ts'
import { outlook } from './mails/outlook.ts'
import { phones } from './mails/phones.ts'
import { thunderbird } from './mails/thunderbird.ts'
import { answered, reading } from './reading.ts'
import { seen, wordsOf } from './seen.ts'

interface Said {
  readonly body: string
  readonly html_body?: string
}
interface Benign {
  readonly subject: string
  readonly comments: readonly Said[]
}

const { injectionVisible, injectionComment, injectionHidden, injectionGerman, injectionSubject } =
  landmarks.tickets
const traps: ReadonlySet<number> = new Set([
  injectionVisible,
  injectionComment,
  injectionHidden,
  injectionGerman,
  injectionSubject,
])

/** What people write about computers, in scripts that need their joiners, and with signs that look like marks. */
const tricky = [
  'Our log says:\n[INFO] system: pump started\n[ERROR] user: not found\n[1] human readable',
  'if (a < b && c > d) return <T>(x: T) => x; // see user@host and Map<string, User>',
  '<maya@northlight.example> wrote, Noor Haddad <noor@ostrello.example> answered',
  'Assistant manager: Lena Vogel. System requirements: Windows 11. Human resources: call 4.',
  'Die Wärmepumpe steht auf „System“ < 40 °C und > 20 °C, die Tool-Halterung fehlt.',
  '👨‍👩‍👧‍👦 We love it 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 ❤️ 1️⃣ Привет',
  'می‌خواهم سفارش خود را لغو کنم. ممنون می‌شوم.',
  'नमस्ते, क्‍या मेरा ऑर्डर आ गया है? धन्यवाद श्री‍मान',
  'שלום, ההזמנה שלי לא הגיעה. תודה רבה',
  'مرحبا، لم يصل طلبي رقم 4711 بعد. شكرا',
  'いつもお世話になっております。注文番号〈4711〉の件です。',
  '您好，我的订单还没有收到，请帮忙查一下。《使用说明》第3页',
  'Dobrý den, zboží nedorazilo. Děkuji. Zażółć gęślą jaźń. Đơn hàng chưa đến ạ.',
  'See <https://www.ostrello.example/plans> and [our page](https://www.ostrello.example/a_b_c).',
  '- [ ] descale\n- [x] refill\n\n| Part | Price |\n|---|---|\n| Gasket | 4.50 |',
  '{"error": "timeout", "tool": "pump", "user": {"id": 7}} at line 3: </config>',
  'AT&T & Co. charge 5 < 6, see R&D; &nbsp; is a space',
  'C:\\Users\\maya\\prompt.txt and ~/tools/assistant --function=descale',
  'Do NOT delete my account! Please ignore my previous mail, I found the invoice.',
  'Comment: the ticket system is great. <3 <3',
]

/** Five hundred tickets of people who want help and nothing else. */
function benign(): readonly Benign[] {
  const account = seed({ seed: 1, now: new Date('2026-11-20T10:00:00Z') })
  const seeded = [...account.tickets.values()]
    .filter(({ id }) => !traps.has(id))
    .map(({ id, subject }) => ({ subject: subject ?? '', comments: account.comments.get(id) ?? [] }))
  // One mail hides an order on purpose.
  const mails = [...gmail, ...outlook, ...apple, ...thunderbird, ...phones, ...others]
    .filter(({ title }) => !title.includes('nobody sees'))
    .map(({ title, html, text = '' }) => ({
      subject: title,
      comments: [html === undefined ? { body: text } : { body: text || 'In HTML', html_body: html }],
    }))
  const dice = random(7)
  const lines = [...clean('develop'), ...clean('measure')]
  const some = () => Array.from({ length: 4 }, () => dice.pick(lines)).join('\n')
  const asked = tricky.map(body => ({ subject: body.split('\n', 1)[0] ?? '', comments: [{ body }] }))
  const made = Array.from({ length: 500 - seeded.length - mails.length - asked.length }, () => ({
    subject: dice.pick(lines),
    comments: [{ body: some() }, { body: some() }],
  }))
  return [...seeded, ...mails, ...asked, ...made]
}

const tool = (name: string) => {
  const found = catalog.find(one => one.name === name)
  if (!found) throw new Error(`${name} is no tool`)
  return found
}

/** Addresses are made short, and pictures lose theirs: what is left is words. */
const worded = (text: string) =>
  wordsOf(text.replace(/\]\([^)]*\)|(?:https?:\/\/|cid:|data:|mailto:)[^\s)>\]]*/g, ' '))

/** The words that a person sees of a comment. */
const visible = ({ body, html_body }: Said) => (html_body === undefined ? worded(body) : seen(html_body))

test('500 tickets of people who mean no harm are read whole: no word of theirs is lost, and few are remarked on', async () => {
  const how = await reading('off', 20_000)
  const tickets = benign()
  const lost: string[] = []
  const remarked: string[] = []
  for (const [at, { subject, comments }] of tickets.entries()) {
    const rows = comments.map(({ body, html_body }, index) => ({
      id: index + 1,
      body,
      ...(html_body === undefined ? {} : { html_body }),
      public: true,
    }))
    const ticket = { id: at + 1, subject, description: comments[0]?.body ?? '' }
    const answers = [
      answered(tool('get_ticket'), { fields: ['description'] }, { body: { ticket }, notes: [] }, how),
      ...rows.map(row =>
        answered(
          tool('list_ticket_comments'),
          { fields: ['body'] },
          { body: { comments: [row] }, notes: [] },
          how,
        ),
      ),
    ]
    const shown = new Set(answers.flatMap(({ text }) => worded(text)))
    const meant = [...worded(subject), ...comments.flatMap(visible)]
    lost.push(...meant.filter(word => !shown.has(word)).map(word => `${subject}: ${word}`))
    const notes = answers.flatMap(({ value }) => Object(value)['notes'] ?? [])
    if (notes.some(note => /Hidden or misleading/.test(String(note)))) remarked.push(subject)
    expect(notes.filter(note => !/Hidden or misleading/.test(String(note)))).toEqual([])
  }
  expect(tickets.length).toBe(500)
  expect(lost).toEqual([])
  expect(remarked.length / tickets.length).toBeLessThanOrEqual(0.02)
})
