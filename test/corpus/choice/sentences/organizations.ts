import { here, type Sentences } from './sentence.ts'

const { acme, initech, billing } = here

export const organizations: Sentences = {
  list_organizations: [
    ['list all organizations', {}],
    ['which companies do we have?', {}],
    ['show me all our orgs', {}],
    ['give me the list of client companies', {}],
    ['what organisations are set up in the help desk', {}],
    ['show the next 100 organizations', { limit: 100, cursor: 'bmV4dA' }],
  ],
  get_organization: [
    ['show organization 30001', { organization_id: acme }],
    ['what domains does organization 30001 have', { organization_id: acme }],
    ['pull up the details of the company with id 30001', { organization_id: acme }],
    ['what notes do we have about org 30001?', { organization_id: acme }],
    ['which group do tickets of organization 30001 go to', { organization_id: acme }],
    ['tell me about organization 30001', { organization_id: acme }],
  ],
  create_organization: [
    ['add a new organization called Globex', { name: 'Globex' }],
    [
      'create a company record for Initech with the domain initech.example',
      { name: 'Initech', domain_names: ['initech.example'] },
    ],
    ['set up an org for our new client Hooli', { name: 'Hooli' }],
    ['register Umbrella as an organization', { name: 'Umbrella' }],
    ['make a new company Acme Nordic', { name: 'Acme Nordic' }],
    [
      'add the client Stark Industries as an organization, domain stark.example',
      { name: 'Stark Industries', domain_names: ['stark.example'] },
    ],
  ],
  update_organization: [
    ['rename organization 30001 to Acme Group', { organization_id: acme, name: 'Acme Group' }],
    [
      'add the domain acme.example to the Acme organization',
      { organization_id: acme, domain_names: ['acme.example'] },
    ],
    ['change the notes of the organization', { organization_id: acme, notes: 'Pays late.' }],
    [
      "make Acme's new tickets go to the billing group by default",
      { organization_id: acme, group_id: billing },
    ],
    ['tag the company as enterprise', { organization_id: acme, tags: ['enterprise'] }],
    [
      'edit org 30001: details should say renewed till 2028',
      { organization_id: acme, details: 'Renewed till 2028' },
    ],
    ["let everyone at Acme see each other's tickets", { organization_id: acme, shared_tickets: true }],
  ],
  delete_organization: [
    ['delete organization 30009', { organization_id: initech }],
    ['remove the company Initech from the help desk', { organization_id: initech }],
    ['get rid of the org, they are no longer a client', { organization_id: initech }],
    ['kill the duplicate organization', { organization_id: initech }],
    ['erase organisation 30009', { organization_id: initech }],
  ],
}
