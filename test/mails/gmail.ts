import type { Mail } from './mail.ts'

const quote = (attribution: string, body: string) =>
  `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${attribution}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${body}</blockquote></div>`

const address = '&lt;<a href="mailto:help@ostrello.example">help@ostrello.example</a>&gt;'

export const gmail: readonly Mail[] = [
  {
    title: 'Gmail, English: a reply above what it answers',
    html: `<div dir="ltr">Thanks, that fixed it.</div>${quote(`On Tue, Nov 3, 2026 at 9:41 AM Ostrello Customer Care ${address} wrote:`, '<p>Hi Maya,</p><p>please run the descaling programme twice and tell us what the display shows.</p>')}`,
    keeps: ['Thanks, that fixed it.'],
    leaves: ['descaling programme', 'wrote:'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, German: the attribution on two lines of a text mail',
    text: 'Hallo,\n\njetzt läuft die Maschine wieder.\n\nAm Di., 3. Nov. 2026 um 09:41 Uhr schrieb Ostrello Kundenservice <\nhelp@ostrello.example>:\n\n> Guten Tag,\n>\n> bitte entkalken Sie die Maschine zweimal und prüfen Sie den Druck.',
    keeps: ['jetzt läuft die Maschine wieder'],
    leaves: ['entkalken Sie', 'schrieb'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, French: a thin space before the colon',
    html: `<div dir="ltr"><div>Bonjour,</div><div><br></div><div>la fuite a cessé.</div></div>${quote(`Le mar. 3 nov. 2026 à 09:41, Ostrello ${address} a écrit :`, '<div>Bonjour, pouvez-vous vérifier le joint du réservoir et nous envoyer une photo ?</div>')}`,
    keeps: ['Bonjour,\n\nla fuite a cessé.'],
    leaves: ['vérifier le joint', 'a écrit'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, Spanish: two levels of quotes',
    html: `<div dir="ltr">Perfecto, gracias.</div>${quote(`El mar, 3 nov 2026 a las 9:41, Ostrello (${address}) escribió:`, `<div>Hola Álvaro, la cafetera nueva sale hoy mismo.</div>${quote(`El lun, 2 nov 2026 a las 18:02, Álvaro Quintero ${address} escribió:`, '<div>¿Cuándo llega la nueva?</div>')}`)}`,
    keeps: ['Perfecto, gracias.'],
    leaves: ['sale hoy', 'Cuándo llega', 'escribió'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, Italian',
    text: 'Tutto a posto, grazie mille.\n\nIl giorno mar 3 nov 2026 alle ore 09:41 Ostrello <help@ostrello.example> ha scritto:\n\n> Buongiorno Lorenzo,\n> la pressione deve restare a nove bar. Ci mandi un breve video?\n',
    keeps: ['Tutto a posto, grazie mille.'],
    leaves: ['nove bar', 'ha scritto'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, Dutch, with the signature that Gmail marks',
    html: `<div dir="ltr">Het pakket is binnen, dank.<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature"><div dir="ltr">Sanne Verhoeven<br>Kantoor Noord BV<br>Keizersgracht 12</div></div></div>${quote(`Op di 3 nov 2026 om 09:41 schreef Ostrello ${address}:`, '<p>Goedemorgen Sanne, uw pakket is vandaag met de bezorger mee.</p>')}`,
    keeps: ['Het pakket is binnen, dank.'],
    leaves: ['Keizersgracht', 'bezorger', 'schreef'],
    folded: ['signature', 'quote'],
  },
  {
    title: 'Gmail, Portuguese',
    text: 'Recebi, obrigada!\n\nEm ter., 3 de nov. de 2026 às 09:41, Ostrello <help@ostrello.example>\nescreveu:\n\n> Olá Camila,\n> segue em anexo a nota fiscal corrigida de setembro.\n',
    keeps: ['Recebi, obrigada!'],
    leaves: ['nota fiscal', 'escreveu'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, Japanese: an attribution without a verb',
    text: 'ありがとうございます。届きました。\n\n2026年11月3日(火) 9:41 Ostrello <help@ostrello.example>:\n\n> 新しい豆を本日発送いたしました。お届けは明日の午前中を予定しております。ご不便をおかけいたしました。\n> どうぞよろしくお願いいたします。\n',
    keeps: ['ありがとうございます。届きました。'],
    leaves: ['発送いたしました', 'help@ostrello.example'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, Polish',
    text: 'Działa, dziękuję.\n\nwt., 3 lis 2026 o 09:41 Ostrello <help@ostrello.example> napisał(a):\n\n> Dzień dobry,\n> proszę uruchomić program odkamieniania jeszcze raz i podać ciśnienie.\n',
    keeps: ['Działa, dziękuję.'],
    leaves: ['odkamieniania', 'napisał'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, Russian: an attribution without a verb',
    text: 'Спасибо, всё работает.\n\nвт, 3 нояб. 2026 г. в 09:41, Ostrello <help@ostrello.example>:\n\n> Здравствуйте! Запустите, пожалуйста, программу очистки ещё раз и пришлите фото экрана.\n',
    keeps: ['Спасибо, всё работает.'],
    leaves: ['программу очистки'],
    folded: ['quote'],
  },
  {
    title: 'Gmail, Hebrew: written from right to left',
    html: `<div dir="rtl">תודה, עכשיו זה עובד.</div>${quote(`‫בתאריך יום ג׳, 3 בנוב׳ 2026 ב-9:41 מאת ‪Ostrello‬‏ ${address}:‬`, '<div dir="rtl">שלום, אנא הפעילו את תוכנית הניקוי פעם נוספת ושלחו לנו תמונה של המסך.</div>')}`,
    keeps: ['תודה, עכשיו זה עובד.'],
    leaves: ['תוכנית הניקוי', 'בתאריך'],
    folded: ['quote'],
  },
  {
    title: 'Gmail: answers between the lines they answer',
    text: 'On Tue, Nov 3, 2026 at 9:41 AM Ostrello <help@ostrello.example> wrote:\n\n> Hi Maya,\n>\n> thank you for the photos. We have three questions about the machine before we can decide.\n>\n> Which firmware does it show?\n\n3.9.1, since Monday.\n\n> And does the pump still make the noise?\n\nOnly when cold.\n',
    keeps: [
      '> Which firmware does it show?',
      '3.9.1, since Monday.',
      '> And does the pump still make the noise?',
      'Only when cold.',
    ],
    leaves: ['wrote:'],
    folded: ['quote'],
  },
  {
    title: 'Gmail: a passed on mail is news, not a quote',
    text: 'Please see what the carrier says.\n\n---------- Forwarded message ---------\nFrom: Parcels <info@parcels.example>\nDate: Tue, Nov 3, 2026 at 8:12 AM\nSubject: Delivery failed\nTo: <maya@northlight.example>\n\nThe parcel was returned to the depot because the address was incomplete.\n',
    keeps: ['Please see what the carrier says.', 'Subject: Delivery failed', 'returned to the depot'],
    folded: [],
  },
]
