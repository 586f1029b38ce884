import type { Mail } from './mail.ts'

/** What Outlook puts above the mail that is answered. */
const head = (from: string, sent: string, to: string, subject: string) =>
  `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span lang="EN-US">${from}</span></b><span> Ostrello &lt;help@ostrello.example&gt; <br><b>${sent}</b> 3 November 2026 09:41<br><b>${to}</b> Maya Whitfield &lt;maya@northlight.example&gt;<br><b>${subject}</b> Re: Pressure too low</span></p></div>`

const normal = (text: string) =>
  `<p class="MsoNormal"><span style="font-size:11.0pt">${text}<o:p></o:p></span></p>`
const gap = normal('&nbsp;')

const outlookMail = (title: string, own: string, header: string, quoted: string): Mail => ({
  title,
  html: `<div class="WordSection1">${normal(own)}${gap}${header}${gap}${normal(quoted)}</div>`,
  keeps: [own],
  leaves: [quoted],
  folded: ['quote'],
})

export const outlook: readonly Mail[] = [
  outlookMail(
    'Outlook, English',
    'The new seal fits, thank you.',
    head('From:', 'Sent:', 'To:', 'Subject:'),
    'Please measure the pressure once more with the water tank full.',
  ),
  outlookMail(
    'Outlook, German',
    'Die Dichtung passt, vielen Dank.',
    head('Von:', 'Gesendet:', 'An:', 'Betreff:'),
    'Bitte messen Sie den Druck noch einmal bei vollem Tank.',
  ),
  outlookMail(
    'Outlook, French',
    'Le joint convient, merci.',
    head('De&nbsp;:', 'Envoyé&nbsp;:', 'À&nbsp;:', 'Objet&nbsp;:'),
    'Veuillez mesurer la pression encore une fois, réservoir plein.',
  ),
  outlookMail(
    'Outlook, Spanish',
    'La junta encaja, gracias.',
    head('De:', 'Enviado el:', 'Para:', 'Asunto:'),
    'Mida la presión otra vez con el depósito lleno, por favor.',
  ),
  outlookMail(
    'Outlook, Italian',
    'La guarnizione va bene, grazie.',
    head('Da:', 'Inviato:', 'A:', 'Oggetto:'),
    'Misuri ancora una volta la pressione con il serbatoio pieno.',
  ),
  outlookMail(
    'Outlook, Dutch',
    'De ring past, bedankt.',
    head('Van:', 'Verzonden:', 'Aan:', 'Onderwerp:'),
    'Meet de druk nog een keer met een volle tank.',
  ),
  outlookMail(
    'Outlook, Portuguese',
    'A vedação serve, obrigada.',
    head('De:', 'Enviado em:', 'Para:', 'Assunto:'),
    'Meça a pressão mais uma vez com o reservatório cheio.',
  ),
  outlookMail(
    'Outlook, Japanese',
    'パッキンは合いました。ありがとうございます。',
    head('差出人:', '送信日時:', '宛先:', '件名:'),
    'タンクを満タンにして、もう一度圧力を測ってください。',
  ),
  outlookMail(
    'Outlook, Swedish',
    'Packningen passar, tack.',
    head('Från:', 'Skickat:', 'Till:', 'Ämne:'),
    'Mät trycket en gång till med full tank.',
  ),
  {
    title: 'Outlook, text: the line of dashes of old versions',
    text: 'Done, it works.\r\n\r\n-----Original Message-----\r\nFrom: Ostrello [mailto:help@ostrello.example]\r\nSent: Tuesday, November 3, 2026 9:41 AM\r\nTo: Maya Whitfield\r\nSubject: RE: Pressure\r\n\r\nPlease switch the nightly self-test off.\r\n',
    keeps: ['Done, it works.'],
    leaves: ['self-test', 'Original Message'],
    folded: ['quote'],
  },
  {
    title: 'Outlook, text, German: Ursprüngliche Nachricht',
    text: 'Erledigt.\n\n-----Ursprüngliche Nachricht-----\nVon: Ostrello <help@ostrello.example>\nGesendet: Dienstag, 3. November 2026 09:41\nAn: Greta Vogt\nBetreff: AW: Druck\n\nBitte schalten Sie den nächtlichen Selbsttest ab.\n',
    keeps: ['Erledigt.'],
    leaves: ['Selbsttest'],
    folded: ['quote'],
  },
  {
    title: 'Outlook on the web: the line before the header, and a signature that is marked',
    html: '<div>We will keep the machine.</div><div id="Signature"><p>Maya Whitfield<br>Northlight Offices, 14 Quay Street<br>+44 20 7946 0000</p></div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri" color="#000000"><b>From:</b> Ostrello &lt;help@ostrello.example&gt;<br><b>Sent:</b> Tuesday, November 3, 2026 9:41 AM<br><b>To:</b> Maya Whitfield &lt;maya@northlight.example&gt;<br><b>Subject:</b> Re: Return</font><div>&nbsp;</div></div><div>You can return it within thirty days.</div>',
    keeps: ['We will keep the machine.'],
    leaves: ['Quay Street', 'thirty days', 'Subject:'],
    folded: ['signature', 'quote'],
  },
  {
    title: 'Outlook for iOS, English: its advertisement, a line, the header',
    text: 'Great, thanks\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Ostrello <help@ostrello.example>\nSent: Tuesday, November 3, 2026 9:41:12 AM\nTo: Maya Whitfield <maya@northlight.example>\nSubject: Re: Invoice\n\nThe corrected invoice is attached.\n',
    keeps: ['Great, thanks'],
    leaves: ['aka.ms', 'corrected invoice'],
    folded: ['signature', 'quote'],
  },
  {
    title: 'Outlook: a mail that is passed on with no more than FYI',
    text: 'FYI\n\nFrom: Parcels <info@parcels.example>\nSent: Tuesday, November 3, 2026 8:12 AM\nTo: Maya Whitfield <maya@northlight.example>\nSubject: Delivery failed\n\nThe parcel went back to the depot.\n',
    keeps: ['FYI', 'Delivery failed', 'The parcel went back to the depot.'],
    folded: [],
  },
  {
    title: 'Outlook: a mail that is nothing but a header and what it quotes',
    text: 'From: Parcels <info@parcels.example>\nSent: Tuesday, November 3, 2026 8:12 AM\nTo: Maya Whitfield <maya@northlight.example>\nSubject: Delivery failed\n\nThe parcel went back to the depot.\n',
    keeps: ['Delivery failed', 'The parcel went back to the depot.'],
    folded: [],
  },
  {
    title: 'Outlook: safe links lead where they led before',
    html: '<p>See <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.northlight.example%2Freport%3Fid%3D7&amp;data=05%7C02%7Cmaya&amp;sdata=abc&amp;reserved=0">our report</a>.</p>',
    keeps: ['[our report](https://www.northlight.example/report?id=7)'],
    leaves: ['safelinks'],
    folded: [],
  },
]
