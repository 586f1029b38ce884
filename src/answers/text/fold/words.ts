const set = (names: string) => new Set(names.split(', '))

/** The fields that mail programs copy above a quoted mail, in the languages they speak. */
export const fields: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'from',
    set(
      'from, von, de, da, van, från, fra, od, lähettäjä, feladó, kimden, odesílatel, expeditor, от, от кого, від, από, 差出人, 送信者, 送信元, 发件人, 寄件者, 보낸 사람, מאת, من',
    ),
  ],
  [
    'sent',
    set(
      'sent, date, gesendet, datum, envoyé, envoyé le, enviado, enviado el, enviado em, enviada em, fecha, data, inviato, verzonden, skickat, sendt, sendt den, dato, lähetetty, päivämäärä, wysłano, data, elküldve, dátum, gönderildi, tarih, odesláno, trimis, отправлено, дата, надіслано, στάλθηκε, ημερομηνία, 送信日時, 日時, 日付, 发送时间, 日期, 寄件日期, 보낸 날짜, 날짜, נשלח, תאריך, تم الإرسال, التاريخ',
    ),
  ],
  [
    'to',
    set(
      'to, an, à, a, para, aan, till, til, do, vastaanottaja, címzett, kime, komu, către, кому, προς, 宛先, 收件人, 收件者, 받는 사람, אל, إلى',
    ),
  ],
  [
    'subject',
    set(
      'subject, betreff, objet, asunto, assunto, oggetto, onderwerp, ämne, emne, aihe, temat, tárgy, konu, předmět, subiect, тема, θέμα, 件名, 主题, 主旨, 제목, נושא, الموضوع',
    ),
  ],
])

/** What stands between dashes above the mail that was answered. */
export const answered = set(
  "original message, ursprüngliche nachricht, originalnachricht, original-nachricht, message d'origine, message d’origine, message original, mensaje original, messaggio originale, oorspronkelijk bericht, origineel bericht, mensagem original, ursprungligt meddelande, opprinnelig melding, oprindelig meddelelse, alkuperäinen viesti, wiadomość oryginalna, oryginalna wiadomość, eredeti üzenet, původní zpráva, исходное сообщение, 元のメッセージ, 原始邮件, 原始郵件, 원본 메시지, 원본 메일",
)

/** What stands above a mail that was passed on: it is news, and no quote. */
export const passedOn = set(
  'forwarded message, begin forwarded message, weitergeleitete nachricht, anfang der weitergeleiteten nachricht, message transféré, début du message transféré, début du message réexpédié, mensaje reenviado, inicio del mensaje reenviado, messaggio inoltrato, inizio messaggio inoltrato, doorgestuurd bericht, begin doorgestuurd bericht, mensagem encaminhada, mensagem reencaminhada, início da mensagem encaminhada, início da mensagem reencaminhada, vidarebefordrat meddelande, videresendt melding, videresendt besked, przekazana wiadomość, 転送されたメッセージ, 转发的邮件, 전달된 메시지',
)

/** All that some people write above a mail they pass on. */
export const seeBelow = set(
  'fyi, for your information, see below, please see below, siehe unten, s.u, s. u, zur info, zur information, zur kenntnis, z.k, voir ci-dessous, pour info, pour information, cf. ci-dessous, ver abajo, ver más abajo, para tu información, vedi sotto, per conoscenza, zie onder, zie hieronder, ter info, ter informatie, veja abaixo, ver abaixo, para conhecimento, 下記参照, ご参考まで',
)

/** How a line says that someone wrote what follows. */
export const wrote =
  /wrote|schrieb|écrit|escribió|scritto|schreef|geschreven|escreveu|skrev|kirjoitti|napisał|pisze|napsal|írta|a scris|yazdı|написал|пишет|написав|пише|έγραψε|書きました|のメッセージ|のメール|写道|寫道|작성|썼습니다|כתב|كتب|كتابة/iu

/** What sent a mail, as it is named in the line that says so. */
export const devices =
  /iphone|ipad|android|samsung|galaxy|huawei|xiaomi|pixel|oneplus|fairphone|blackberry|nokia|outlook|windows|yahoo|proton|gmail|thunderbird|gmx|web\.de|mobile|handy|phone|tablet|téléphone|portable|móvil|teléfono|cellulare|telefono|telefoon|celular|telemóvel|telefone|mobil|telefon|телефон|айфон|スマートフォン|携帯|手机|手機|휴대폰/iu

/** How a line begins, and ends, that says what it was sent from, or where that program can be had. */
export const sentFrom: readonly (readonly [begin: string, end: string])[] = [
  ...[
    'sent from, sent via, sent with, sent using, get outlook, gesendet von, gesendet mit, gesendet über, gesendet via',
    'envoyé de, envoyé depuis, envoyé à partir, envoyé avec, envoyé via, télécharger outlook, téléchargez outlook, obtenir outlook, obtenez outlook',
    'enviado desde, enviado do, enviado de, enviado del, enviado da, enviado con, enviado pelo, enviado a partir, enviada do',
    'obtener outlook, obtén outlook, descargar outlook, obter o outlook, obtenha o outlook, baixar o outlook, baixe o outlook',
    'inviato da, inviata da, inviato con, inviato tramite, scarica outlook, ottieni outlook',
    'verstuurd vanaf, verzonden vanaf, verstuurd met, verzonden met, verzonden via, outlook voor',
    'skickat från, sendt fra, lähetetty, wysłane z, wysłano z, odesláno z, отправлено с, отправлено из, 发自我的, 從我的, 傳送自我的',
  ].flatMap(names => names.split(', ').map((begin): [string, string] => [begin, ''])),
  ['von mein', 'gesendet'],
  ['diese nachricht wurde von', 'gesendet'],
  ['outlook für', 'beziehen'],
  ['outlook für', 'herunterladen'],
  ['', 'から送信'],
  ['', 'より送信'],
  ['', 'gönderildi'],
  ['', '에서 보냄'],
  ['', 'を入手'],
]
