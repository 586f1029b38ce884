import type { Account, Group, Organization } from '../account.ts'
import { stamp } from '../stamp.ts'
import { base, landmarks } from './landmarks.ts'

export const dayMs = 86_400_000

const groupNames: readonly (readonly [name: string, description: string])[] = [
  ['Support', 'First line, all languages'],
  ['Billing', 'Invoices, refunds, contracts'],
  ['Technical', 'Machines, firmware, the app'],
  ['Logistics', 'Parcels, warehouse, carriers'],
  ['Business', 'Offices and hotels'],
  ['Trust and Safety', 'Fraud, legal requests, data protection'],
  ['Christmas 2024', 'Helpers for the season'],
]

/** Six groups, and a seventh that was deleted. */
export function groups(now: number): Group[] {
  return groupNames.map(([name, description], index) => ({
    id: base.group + index + 1,
    name,
    description,
    is_public: base.group + index + 1 !== landmarks.groups.trust,
    default: index === 0,
    deleted: base.group + index + 1 === landmarks.groups.deleted,
    created_at: stamp(now - (900 - index * 20) * dayMs),
    updated_at: stamp(now - (400 - index * 20) * dayMs),
  }))
}

const firms: readonly (readonly [name: string, domain: string, locale: string, tag: string])[] = [
  ['Northlight Offices', 'northlight.example', 'en-US', 'office'],
  ['Tern & Tide Co-working', 'ternandtide.example', 'en-GB', 'office'],
  ['Hotel Seeblick Gruppe', 'seeblick.example', 'de', 'hotel'],
  ['Atelier Moulin', 'ateliermoulin.example', 'fr', 'studio'],
  ['Cedar Row Dental', 'cedarrow.example', 'en-US', 'practice'],
  ['Bluepoint Logistics', 'bluepoint.example', 'en-US', 'office'],
  ['Wren Publishing', 'wrenpublishing.example', 'en-GB', 'office'],
  ['Fernhill School', 'fernhill.example', 'en-GB', 'school'],
  ['Kanzlei Ebersbach', 'kanzlei-ebersbach.example', 'de', 'practice'],
  ['Stadtwerke Auental', 'auental.example', 'de', 'public'],
  ['Möbelhaus Petersen', 'moebel-petersen.example', 'de', 'retail'],
  ['Librairie du Port', 'librairieduport.example', 'fr', 'retail'],
  ['Clínica Olmedo', 'clinicaolmedo.example', 'es', 'practice'],
  ['Hotel Brisa Norte', 'brisanorte.example', 'es', 'hotel'],
  ['Estúdio Laranja', 'estudiolaranja.example', 'pt-BR', 'studio'],
  ['Studio Legale Sartori', 'sartori.example', 'it', 'practice'],
  ['Galleria Colonna', 'galleriacolonna.example', 'it', 'retail'],
  ['Dijkstra Architecten', 'dijkstra-architecten.example', 'nl', 'studio'],
  ['株式会社さくら設計', 'sakura-sekkei.example', 'ja', 'studio'],
  ['Harborview Hotel', 'harborview.example', 'en-US', 'hotel'],
]

/** The locale that an organization's people write from. */
export const localeOf = (organizationId: number) => firms[organizationId - base.organization - 1]?.[2]

/** Twenty organizations, each with its domain. */
export function organizations(now: number): Organization[] {
  return firms.map(([name, domain, , tag], index) => {
    const id = base.organization + index + 1
    return {
      id,
      name,
      shared_tickets: id === landmarks.organizations.shared,
      shared_comments: id === landmarks.organizations.shared,
      external_id: `crm-${4100 + index * 7}`,
      created_at: stamp(now - (800 - index * 15) * dayMs),
      updated_at: stamp(now - (300 - index * 12) * dayMs),
      domain_names: index % 5 === 0 ? [domain, `mail.${domain}`] : [domain],
      details: index % 3 === 0 ? 'Contract renewed each January.' : null,
      notes: index % 4 === 0 ? 'Prefers calls before 11.' : null,
      group_id: id === landmarks.organizations.routed ? landmarks.groups.business : null,
      tags: index % 6 === 0 ? [tag, 'key_account'] : [tag],
      organization_fields: { machines: 1 + (index % 4), contract: index % 2 === 0 ? 'yearly' : 'monthly' },
    }
  })
}

/** Two brands: homes and offices. */
export const brands: Account['brands'] extends Map<number, infer B> ? readonly B[] : never = [
  { id: landmarks.brands.home, name: 'Ostrello', subdomain: 'ostrello', default: true },
  {
    id: landmarks.brands.business,
    name: 'Ostrello Business',
    subdomain: 'ostrello-business',
    default: false,
  },
]

/** Two forms: the short one, and the one that asks about the machine. */
export const forms: Account['ticketForms'] extends Map<number, infer F> ? readonly F[] : never = [
  { id: landmarks.forms.request, name: 'Request', active: true },
  { id: landmarks.forms.machine, name: 'Machine trouble', active: true },
]
