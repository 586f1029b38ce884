import type { Mail } from './mail.ts'

const reply = (own: string, attribution: string, quoted: string) =>
  `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${own}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${attribution}</div><br class="Apple-interchange-newline"><div><div>${quoted}</div></div></blockquote></div><br></body></html>`

export const apple: readonly Mail[] = [
  {
    title: 'Apple Mail, English: the attribution inside the quote',
    html: reply(
      'I sent the video this morning.',
      'On 3 Nov 2026, at 09:41, Ostrello &lt;help@ostrello.example&gt; wrote:',
      'Could you send us a short video with the noise?',
    ),
    keeps: ['I sent the video this morning.'],
    leaves: ['the noise'],
    folded: ['quote'],
  },
  {
    title: 'Apple Mail, German',
    html: reply(
      'Das Video ist unterwegs.',
      'Am 03.11.2026 um 09:41 schrieb Ostrello &lt;help@ostrello.example&gt;:',
      'Könnten Sie uns ein kurzes Video mit dem Geräusch schicken?',
    ),
    keeps: ['Das Video ist unterwegs.'],
    leaves: ['Geräusch'],
    folded: ['quote'],
  },
  {
    title: 'Apple Mail, French',
    html: reply(
      'La vidéo est partie.',
      'Le 3 nov. 2026 à 09:41, Ostrello &lt;help@ostrello.example&gt; a écrit :',
      'Pourriez-vous nous envoyer une courte vidéo du bruit ?',
    ),
    keeps: ['La vidéo est partie.'],
    leaves: ['du bruit'],
    folded: ['quote'],
  },
  {
    title: 'Apple Mail, Spanish',
    html: reply(
      'El vídeo va en camino.',
      'El 3 nov 2026, a las 9:41, Ostrello &lt;help@ostrello.example&gt; escribió:',
      '¿Podría enviarnos un vídeo corto con el ruido?',
    ),
    keeps: ['El vídeo va en camino.'],
    leaves: ['el ruido'],
    folded: ['quote'],
  },
  {
    title: 'Apple Mail, Italian',
    html: reply(
      'Il video è in arrivo.',
      'Il giorno 3 nov 2026, alle ore 09:41, Ostrello &lt;help@ostrello.example&gt; ha scritto:',
      'Può mandarci un breve video del rumore, per favore?',
    ),
    keeps: ['Il video è in arrivo.'],
    leaves: ['del rumore'],
    folded: ['quote'],
  },
  {
    title: 'Apple Mail, Dutch',
    html: reply(
      'De video is onderweg.',
      'Op 3 nov 2026, om 09:41 heeft Ostrello &lt;help@ostrello.example&gt; het volgende geschreven:',
      'Kunt u ons een korte video van het geluid sturen?',
    ),
    keeps: ['De video is onderweg.'],
    leaves: ['het geluid'],
    folded: ['quote'],
  },
  {
    title: 'Apple Mail, Japanese',
    html: reply(
      '動画をお送りしました。',
      '2026/11/03 9:41、Ostrello &lt;help@ostrello.example&gt;のメール:',
      '音がわかる短い動画をお送りいただけますか。お手数をおかけしますがよろしくお願いいたします。',
    ),
    keeps: ['動画をお送りしました。'],
    leaves: ['お手数'],
    folded: ['quote'],
  },
  {
    title: 'Apple Mail: answers below what they answer',
    html: '<body><div><blockquote type="cite"><div>On 3 Nov 2026, at 09:41, Ostrello &lt;help@ostrello.example&gt; wrote:</div><br><div>Which firmware do you have?</div></blockquote><div>4.0.0-beta.3</div><blockquote type="cite"><div>Was there a power cut?</div></blockquote><div>Twice, builders in our street.</div></div></body>',
    keeps: [
      'Which firmware do you have?',
      '4.0.0-beta.3',
      'Was there a power cut?',
      'Twice, builders in our street.',
    ],
    folded: [],
  },
  {
    title: 'Apple Mail: a passed on mail',
    html: '<body>Can you help with this?<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Parcels &lt;info@parcels.example&gt;</div><div><b>Subject: </b>Delivery failed</div><div><b>Date: </b>3 November 2026 at 08:12:00 CET</div><div><b>To: </b>maya@northlight.example</div><br><div>Back to the depot.</div></blockquote></div></body>',
    keeps: ['Can you help with this?', 'Delivery failed', 'Back to the depot.'],
    folded: [],
  },
]
