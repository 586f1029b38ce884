import { here, note, reply, type Sentences } from './sentence.ts'

const { ticket, twin, comment, billing, acme, maya, mayaTwin, jonas, me, spammer, refundMacro, oldMacro } =
  here

/** What people say in other languages than the one the descriptions are written in. */
export const others: Sentences = {
  list_tickets: [
    ['zeig mir die neuesten Tickets', { sort: '-id' }],
    ['montre-moi les derniers tickets', { sort: '-updated_at' }],
  ],
  get_ticket: [
    ['was ist mit Ticket 4711?', { ticket_id: ticket }],
    ['muéstrame el ticket 4711', { ticket_id: ticket }],
  ],
  create_ticket: [
    ['leg ein Ticket an: Drucker im 3. Stock ist kaputt', { subject: 'Drucker', comment: note('Kaputt.') }],
    [
      'abre un ticket nuevo para maya@acme.example',
      { requester: { email: 'maya@acme.example' }, comment: note('…') },
    ],
    ['新しいチケットを作成して', { comment: note('…') }],
  ],
  update_ticket: [
    [
      'antworte dem Kunden auf 4711, dass das Paket morgen kommt',
      { ticket_id: ticket, comment: reply('Morgen.') },
    ],
    [
      'passe 4711 en urgent et envoie-le à la facturation',
      { ticket_id: ticket, priority: 'urgent', group_id: billing },
    ],
    ['asígname el ticket 4711', { ticket_id: ticket, assignee_id: me }],
    ['zet ticket 4711 op opgelost', { ticket_id: ticket, status: 'solved' }],
    ['adiciona uma nota interna ao ticket 4711', { ticket_id: ticket, comment: note('…') }],
  ],
  delete_ticket: [
    ['lösch das doppelte Ticket 4712', { ticket_id: twin }],
    ['supprime le ticket 4712', { ticket_id: twin }],
  ],
  update_many_tickets: [
    ['cierra todos estos tickets', { ids: [ticket, twin], tickets: [{ status: 'closed' }] }],
  ],
  count_tickets: [['wie viele Tickets haben wir insgesamt?', {}]],
  list_ticket_comments: [
    ['was hat der Kunde zuletzt in 4711 geschrieben?', { ticket_id: ticket, sort: '-created_at' }],
    ['leggimi i commenti del ticket 4711', { ticket_id: ticket }],
    ['チケット4711のコメントを見せて', { ticket_id: ticket }],
  ],
  make_ticket_comment_private: [
    ['mach den Kommentar privat', { ticket_id: ticket, ticket_comment_id: comment }],
  ],
  redact_ticket_comment: [
    [
      'efface le numéro de carte dans ce commentaire',
      { ticket_id: ticket, ticket_comment_id: comment, html_body: '<redact>…</redact>' },
    ],
  ],
  list_users: [['liste alle Agenten auf', { role: ['agent'] }]],
  get_current_user: [
    ['wer bin ich hier eigentlich?', {}],
    ['quem sou eu?', {}],
  ],
  search_users: [
    ['wer ist maya@acme.example?', { query: 'maya@acme.example' }],
    ['busca al cliente Jonas Weber', { query: 'Jonas Weber' }],
  ],
  create_user: [['ajoute Lena Park comme cliente', { name: 'Lena Park' }]],
  update_user: [
    ['sperr den Benutzer 40009', { user_id: spammer, suspended: true }],
    ['zmień numer telefonu użytkownika 40001', { user_id: maya, phone: '+48 500 000 000' }],
  ],
  merge_users: [['fusionne ces deux utilisateurs', { user_id: maya, id: mayaTwin }]],
  delete_user: [['elimina l’utente 40009', { user_id: spammer }]],
  list_organizations: [['welche Firmen haben wir?', {}]],
  get_organization: [['visa organisation 30001', { organization_id: acme }]],
  list_groups: [['quels sont les groupes d’agents ?', {}]],
  list_macros: [
    ['welche Makros gibt es?', {}],
    ['lista as macros ativas', { active: true }],
  ],
  get_macro: [['qué hace la macro 50001', { macro_id: refundMacro }]],
  delete_macro: [['lösch das Makro 50009', { macro_id: oldMacro }]],
  search: [
    ['zeig mir die offenen Tickets von Acme', { query: 'type:ticket status<solved organization:Acme' }],
    ['cherche les tickets qui parlent de remboursement', { query: 'type:ticket remboursement' }],
    ['busca tickets urgentes sin asignar', { query: 'type:ticket priority:urgent assignee:none' }],
    ['vind alle tickets van Jonas', { query: `type:ticket requester:${jonas}` }],
  ],
  count_search_results: [
    ['wie viele offene Tickets hat Acme?', { query: 'type:ticket status<solved organization:Acme' }],
  ],
  export_search_results: [
    ['exportiere alle Tickets aus 2025', { query: 'created>=2025-01-01 created<2026-01-01', type: 'ticket' }],
  ],
  list_satisfaction_ratings: [['zeig mir die schlechten Bewertungen', { score: 'bad' }]],
}
