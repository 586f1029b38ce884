/** Held out: written after the patterns, and looked at only for the figures. */
export const clean: readonly string[] = `
Any news on {order}? My daughter's birthday is next week.
I returned two of three items from {order}, refund shows {price} only.
Order confirmation {order} came without the attachment.
Backordered since {date}: {sku}, {sku} and {sku}
{tracking} has been "out for delivery" for three days.
Courier reference {tracking}, left with neighbour, no photo.
Is {tracking} the same shipment as {tracking}?
Customs hold, MRN {reference}, waybill {tracking}
Escalating {ticket} to tier 2, see {ticket} for history.
Closed {ticket} as duplicate, customer informed on {date}.
Linked problem {ticket}, {n} incidents so far
Updated ticket {zendesk_id} with status open and priority high.
user {zendesk_id} merged into {zendesk_id}
View {zendesk_id} returns {n} tickets, expected more.
Macro {zendesk_id} applied by agent {zendesk_id}
Use group_id {zendesk_id} for the routing rule.
job {job} failed at row {n}
Poll {job} until status is completed.
Pass page[after]={cursor} to get the next rows.
next page: {cursor}
Replace {sku} with {sku}, same price.
We need {n} units of {sku} by {date}.
{sku} is discontinued, successor is {sku}
Scanned EAN {ean}, got the wrong colour.
GTIN {ean} / batch {customer} / best before {date}
The sticker below the tank says {serial}.
Serial {serial} is not eligible for warranty, why?
IMEI {imei} is reported as blocked.
Crash on {version}, worked on {version}.
Please roll back to {version}, {version} breaks printing.
Is {version} supported on iOS 17.4.1?
Driver {version} installed, device still offline
User agent: Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15
Cherry-picked {hash} onto release {version}
Image digest sha256:{hash} is missing
MD5 mismatch: expected {hash}
merge commit {hash} by dependabot on {date}
trace {uuid} span {hash}
Session {uuid} ended unexpectedly at {date}
Idempotency key {uuid} was reused.
Charged {price} on {date} and again {price} on {date}.
Subtotal {price}, shipping {price}, total {price}
Quote {reference} over {price} is valid until {date}.
Credit note {order} does not match invoice {order}.
End-to-end reference {reference}, value date {date}
Bank shows {reference} without our order number.
Membership {customer} expired on {date}.
Account ID {customer} has {n} open invoices.
Loyalty number {customer}, points {customer}
VAT ID {vat} could not be verified.
Log line at {epoch}: queue depth {customer}
Cron ran at {date}, next run {date}
The PDF is {size} and prints on two pages.
Resolution {size}, zoom {percent}
Battery at {percent} after {n} hours
Coupon WELCOME10 gives {percent} off {price}.
I'd like to change my password but the link leads nowhere.
The password field is missing on mobile.
What are the requirements for a new password?
I never got the password email, only ticket {ticket}.
Forgot password gives error {customer}.
Password expired, how do I set a new one?
Does the PIN pad need a firmware update to {version}?
The verification code field does not accept pasting.
Which secret do I use for webhooks, the old or the new one?
API keys page is blank since {version}.
Do tokens expire after 30 days?
Bearer authentication fails with 401 since {date}.
The private key file is missing from the download.
License key field says invalid format.
Key features of {sku}: quiet, compact, fast.
My credit card statement shows {price} on {date}.
The card reader {sku} does not turn on.
SIM card slot of {sku} is broken.
Your bank transfer page shows error {customer}.
Which bank do you use for refunds?
Passport photo printer {sku} is jammed.
I will pass on your message about {order}.
Please pass {ticket} to billing.
Our phone line is down, use the chat instead.
Phone support was great, closing {ticket}.
Call center KPI: {n} calls, {percent} answered
Call stack shows line 214 and line 1187.
We were born ready, release {version} is out.
The street map widget shows the wrong pin.
Delivery address field ignores apartment numbers.
Address validation fails with code {customer}.
Name the file {order}.pdf and upload it.
Name: Premium Plan, price {price}, renews {date}
Best regards from the whole team
Kind regards\\nSupport Team
IP whitelist feature request, see {ticket}
Section 4.2.1.3 of the manual is outdated.
Meeting moved to {date}, dial-in unchanged
Ratio was 3:1 at 10:45:30, then 2:1.
Dimensions 120 x 60 x 75 cm, weight 18.5 kg
Temperature 21.5, humidity {percent}, pressure 1013
12 Month Plan or 24 Month Plan?
I ordered 2 Lane Dividers and 3 Court Lamps.
Die Bestellung {order} wurde storniert, das Geld fehlt noch.
Paket {tracking} ist laut Status zugestellt.
Gutschrift {order} über {price} fehlt.
Ticket {ticket} bitte an die Technik weitergeben.
Artikel {sku} kam defekt an, Charge {customer}.
Gerätenummer {serial}, Firmware {version}
Wie ändere ich mein Passwort im Kundenkonto?
Das Kennwort wurde zurückgesetzt, der Link ist abgelaufen.
Die PIN-Eingabe hängt sich auf.
Vertragskonto {customer}, Zählernummer {serial}
Umsatzsteuer-ID {vat}, Rechnung {order}
Am {date} um 14:30 Uhr war niemand da.
Die Karte im Shop lädt nicht.
La commande {order} a été annulée sans raison.
Colis {tracking} livré chez le voisin le {date}
Avoir {order} de {price} jamais reçu
Ticket {ticket} toujours en attente
Article {sku} reçu cassé, lot {customer}
Comment changer mon mot de passe ?
Le code PIN du lecteur n'est pas demandé.
Numéro de contrat {customer}, échéance {date}
TVA {vat}, facture {order}
He devuelto el pedido {order} y no me abonan {price}.
El paquete {tracking} figura como entregado.
El artículo {sku} vino roto, lote {customer}.
¿Cómo cambio la contraseña de mi cuenta?
Número de contrato {customer}, factura {order}
Il reso dell'ordine {order} non risulta.
Pacco {tracking} consegnato al vicino
Articolo {sku} difettoso, numero di serie {serial}
Come cambio la password?
Contratto {customer}, fattura {order}
De retour van {order} is nog niet verwerkt.
Zending {tracking} is zoek.
Artikel {sku} is kapot aangekomen.
Hoe wijzig ik mijn wachtwoord?
Contractnummer {customer}, factuur {order}
A devolução do pedido {order} não foi registada.
O pacote {tracking} consta como entregue.
Como altero a minha senha?
Contrato {customer}, fatura {order}
Zwrot zamówienia {order} nie został zaksięgowany.
Jak zmienić hasło?
Umowa {customer}, faktura {order}
Returen för order {order} är inte registrerad.
Hur byter jag lösenord?
注文番号{order}をキャンセルしたいです。
商品{sku}が壊れて届きました。
お問い合わせ番号{tracking}の荷物が届きません。
パスワードの変更方法を教えてください。
会員番号{customer}でログインできません。
エラーコード{customer}が表示されます。
订单号{order}想退货。
如何修改密码？
주문번호 {order} 취소해 주세요.
`
  .trim()
  .split('\n')
  .map(line => line.replaceAll('\\n', '\n'))
