import type { Mail } from './mail.ts'

const phone = (title: string, own: string, signature: string, more = ''): Mail => ({
  title,
  text: `${own}\n\n${signature}\n${more}`,
  keeps: [own],
  leaves: [signature],
  folded: more === '' ? ['signature'] : ['signature', 'quote'],
})

export const phones: readonly Mail[] = [
  phone('iPhone, English', 'It arrived.', 'Sent from my iPhone'),
  phone('iPhone, German', 'Ist angekommen.', 'Von meinem iPhone gesendet'),
  phone('iPhone, French', 'C’est arrivé.', 'Envoyé de mon iPhone'),
  phone('iPhone, Spanish', 'Ya llegó.', 'Enviado desde mi iPhone'),
  phone('iPhone, Italian', 'È arrivato.', 'Inviato da iPhone'),
  phone('iPhone, Dutch', 'Het is binnen.', 'Verstuurd vanaf mijn iPhone'),
  phone('iPhone, Portuguese', 'Chegou.', 'Enviado do meu iPhone'),
  phone('iPhone, Japanese', '届きました。', 'iPhoneから送信します。iPhoneから送信'),
  phone('Samsung, German', 'Alles gut.', 'Von meinem Samsung Galaxy Smartphone gesendet.'),
  phone('Android, French', 'Merci beaucoup.', 'Envoyé depuis mon appareil mobile Samsung.'),
  phone('Yahoo Mail, English', 'Thank you all.', 'Sent from Yahoo Mail on Android'),
  phone('Outlook for Android, German', 'Passt.', 'Outlook für Android beziehen'),
  phone(
    'iPhone, English: its line, then the quote',
    'Yes, tomorrow.',
    'Sent from my iPhone',
    '\n> On 3 Nov 2026, at 09:41, Ostrello <help@ostrello.example> wrote:\n> \n> Can the courier come tomorrow between nine and eleven?\n',
  ),
  phone(
    'iPhone, German: its line, then the quote',
    'Ja, morgen.',
    'Von meinem iPhone gesendet',
    '\n> Am 03.11.2026 um 09:41 schrieb Ostrello <help@ostrello.example>:\n> \n> Kann der Bote morgen zwischen neun und elf Uhr kommen?\n',
  ),
  {
    title: 'A sentence about an iPhone is no signature',
    text: 'Sent from my iPhone the app crashes, from the tablet it does not.\n\nWhat can I do?\n',
    keeps: ['the app crashes', 'What can I do?'],
    folded: [],
  },
]
