import type { TicketField } from '../account.ts'
import { base } from './landmarks.ts'
import type { Random } from './random.ts'

/** `kind title`, and the options of a drop-down after a colon. The tag of an option is its key and its name. */
const lines = [
  'tagger Product: Piccolo, Duo, Atelier 12, Atelier 24',
  'regexp Order number',
  'regexp Serial number',
  'text Firmware',
  'tagger Country: United States, United Kingdom, Germany, France, Spain, Brazil, Italy, Netherlands, Japan',
  'tagger Contact reason: Delivery, Machine, App, Billing, Subscription, Beans, Service, Privacy',
  'tagger Error code: E04, E11, E17, E23, None',
  'date Date of purchase',
  'date Date of delivery',
  'checkbox Under warranty',
  'decimal Refund amount',
  'text Refund reference',
  'tagger Carrier: Parcelo, Swiftline, Own van',
  'text Tracking number',
  'integer Number of machines',
  'multiselect Accessories: Milk jug, Grinder, Water filter, Cup warmer',
  'tagger Plan: Monthly, Yearly, Business',
  'date Contract end',
  'text Invoice number',
  'tagger Payment method: Card, Direct debit, Invoice',
  'textarea Steps tried',
  'tagger App platform: Android, iOS, Web',
  'text App version',
  'tagger Visit slot: Morning, Noon, Afternoon',
  'text Technician',
  'checkbox Replacement sent',
  'tagger Root cause: Wear, Software, Handling, Transport, Unknown',
  'integer Water hardness',
  'tagger Escalation: None, Team lead, Engineering, Legal',
  'decimal Cup temperature',
]

const word = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '_')

/** Thirty fields: drop-downs with options, texts, numbers, dates and check boxes. */
export function ticketFields(): TicketField[] {
  return lines.map((line, index) => {
    const [, type = '', title = '', options] = /^(\S+) ([^:]+)(?:: (.*))?$/.exec(line) ?? []
    const key = word(title)
    const field = { id: base.field + index + 1, type, title, key }
    if (!options) return field
    return {
      ...field,
      custom_field_options: options.split(', ').map(name => ({ name, value: `${key}_${word(name)}` })),
    }
  })
}

/** A value that fits the field; dates lie in the year before `today` (as 2026-11-20). */
export function exampleOf(field: TicketField, random: Random, today: string): unknown {
  const options = field.custom_field_options ?? []
  switch (field.type) {
    case 'tagger':
      return random.pick(options).value
    case 'multiselect':
      return options.filter((_, index) => index === 0 || random.chance(0.4)).map(option => option.value)
    case 'checkbox':
      return random.chance(0.5)
    case 'integer':
      return random.between(1, 20)
    case 'decimal':
      return random.between(500, 8_000) / 100
    case 'date':
      return `${Number(today.slice(0, 4)) - 1}-${String(random.between(1, 12)).padStart(2, '0')}-15`
    case 'textarea':
      return 'Restarted, cleaned, descaled.'
    default:
      return `${field.key.slice(0, 2).toUpperCase()}-${random.between(10_000, 99_999)}`
  }
}
