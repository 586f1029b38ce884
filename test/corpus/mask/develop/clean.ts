/** Clean sentences that the patterns were written and mended with. */
export const clean: readonly string[] = `
Where is my order {order}? It was due on {date}.
Order number: {order}
Tracking number {tracking} shows no movement since {date}.
See ticket {ticket} and ticket {ticket}.
The SKU is {sku}, version {version}.
Article {sku} is out of stock.
Commit {hash} broke the build.
UUID {uuid} appears twice in the export.
Invoice {order} over {price} is still open.
EAN {ean} is not in the catalogue.
Serial number {serial}, firmware {version}.
Job {job} has finished with {n} results.
next_cursor {cursor}
Bestellung {order} vom {date} ist nicht angekommen.
Sendungsnummer: {tracking}
Rechnung {order}, Betrag {price}
Ma commande {order} du {date} n'est pas arrivée.
Numéro de suivi : {tracking}
Mi pedido {order} no ha llegado.
Número de seguimiento {tracking}
Il mio ordine {order} non è arrivato.
Mijn bestelling {order} is niet aangekomen.
注文番号：{order}
My password is not working since the update {version}.
The password must be at least 12 characters long.
Passwort vergessen, bitte um Hilfe bei Ticket {ticket}.
Ich habe mein Passwort vergessen.
J'ai oublié mon mot de passe.
The token expired at {date}.
The API key is invalid, says the error.
We use version {version} of the SDK.
The export has {size} and took {percent} longer.
Call the endpoint with id {zendesk_id}.
Customer number {customer}, contract {customer}.
Kundennummer {customer}
Reference {reference} on the bank statement.
VAT {vat}
IMEI {imei}
Born out of frustration, I wrote this on {date}.
The meeting is at {date} in room 4.
Hello, I placed order {order} on {date} and have heard nothing since.
Is {order} already on its way? The page only says "processing".
PO {order} was approved, please ship both items together.
The parcel {tracking} is stuck in customs according to the courier.
FedEx says {tracking} was delivered, but nobody was home.
UPS {tracking}, signed by someone called reception
AWB {tracking} left the hub on {date}.
Duplicate of {ticket}, merging into {ticket} now.
As discussed in case {ticket} we replaced the pump.
I merged ticket {ticket} because the customer wrote twice.
GET /api/v2/tickets/{zendesk_id}.json returned 200 in 84 ms
requester {zendesk_id} belongs to organization {zendesk_id}
assignee_id={zendesk_id}&group_id={zendesk_id}
Job status {job}: completed, 100 of 100
{job} is still queued after ten minutes.
after_cursor: {cursor}
Please restock {sku} before the weekend.
Part {sku} does not fit model {sku}.
The label reads {sku} / {ean} / lot {customer}.
Barcode {ean} scans as a different product.
Machine S/N {serial} shows E-04 after descaling.
Device IMEI {imei}, eSIM, bought {date}
Since {version} the app crashes when I open settings.
Upgraded from {version} to {version}, now the graph is empty.
Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0 Safari/537.36
Firmware {version} fixes the milk frother.
git revert {hash} and redeploy
sha256 {hash} does not match the file
Deployed build {hash} to staging at {date}
correlation id {uuid}
Request {uuid} failed with status 502 at {date}.
Cost was {price}, I expected {price}.
Refund of {price} issued on {date}.
Between {date} and {date} the store is closed.
The bank statement shows reference {reference} and {price}.
Payment reference: {reference}
Customer no. {customer} wants to return {n} capsules.
Our VAT number is {vat}, please reissue invoice {order}.
Timestamp {epoch} in the log is UTC.
The image is {size} and will not upload.
Discount of {percent} with voucher SOMMER25 did not apply.
Can I change the password for the shared mailbox?
How do I reset my password? The link has expired.
My password was rejected three times although it is correct.
Your password policy requires 12 characters and a symbol.
Password reset email never arrives, ticket {ticket}.
The two-factor code never arrives by SMS.
Is my API key still valid after the migration to {version}?
Where do I find the access token in the settings?
The token has expired, please sign in again.
Secret Santa order {order} needs gift wrap.
The key to the machine is missing from the box.
My account number with you is {customer}, I think.
My name is on the list but the seat is not.
Please call me when it ships.
The phone app shows order {order} twice.
Phone case {sku} is scratched.
She was born to do this job, thanks to your agent!
We address this in release {version}.
Your address form rejects my postcode.
The card was declined, but I have no idea why.
I paid by card on {date}, order {order}.
The gift card {customer} has no balance left.
Room 12, 3rd floor, ask for the warehouse team.
The way 2 products are bundled is confusing.
Table 4 Garden seats {percent} more people.
Wo bleibt Bestellung {order}? Angekündigt war der {date}.
Auftragsnummer {order}, Position 3 fehlt.
Laut DHL liegt {tracking} seit {date} in der Filiale.
Die Rechnung {order} über {price} wurde doppelt gestellt.
Vorgang {ticket} bitte schließen.
Artikelnummer {sku} passt nicht zum Modell {sku}.
Seriennummer {serial}, gekauft am {date}
Das Update auf {version} hat nichts gebracht.
Mein Passwort wird nicht angenommen, obwohl es stimmt.
Das Passwort muss mindestens 12 Zeichen haben.
Verwendungszweck {reference}, Betrag {price}
Unsere Kundennummer lautet {customer}.
Fehlercode {customer} beim Start der Maschine
Ma commande {order} affiche livrée mais je n'ai rien reçu.
Le colis {tracking} est bloqué depuis le {date}.
Facture {order} : {price} au lieu de {price}.
Le dossier {ticket} est toujours ouvert.
Référence produit {sku}, version {version}.
Mon mot de passe ne fonctionne plus depuis hier.
Le mot de passe doit contenir au moins 12 caractères.
Numéro client {customer}, contrat {customer}
El pedido {order} llegó abierto.
El envío {tracking} no se mueve desde {date}.
La factura {order} de {price} está repetida.
Mi contraseña no funciona desde la versión {version}.
La contraseña debe tener al menos 12 caracteres.
Incidencia {ticket}, referencia {sku}
L'ordine {order} è arrivato senza il filtro.
La spedizione {tracking} è ferma dal {date}.
La fattura {order} riporta {price} invece di {price}.
La mia password non funziona dopo l'aggiornamento {version}.
Codice articolo {sku}, lotto {customer}
De bestelling {order} is niet compleet.
Pakket {tracking} staat al sinds {date} op sorteren.
Factuur {order} klopt niet, het moet {price} zijn.
Mijn wachtwoord werkt niet meer.
Artikelnummer {sku}, serienummer {serial}
A encomenda {order} chegou danificada.
O rastreio {tracking} não atualiza desde {date}.
A fatura {order} de {price} está errada.
A minha senha não funciona mais.
Zamówienie {order} nie dotarło.
Numer przesyłki {tracking} nie działa.
Faktura {order} na kwotę {price}
Moje hasło nie działa od aktualizacji {version}.
Min beställning {order} har inte kommit.
Paketet {tracking} fastnade den {date}.
注文{order}がまだ届きません。
追跡番号{tracking}の状況を教えてください。
請求書{order}の金額が{price}になっています。
バージョン{version}に更新してから動きません。
パスワードを忘れました。再設定したいです。
型番は{sku}、製造番号は{serial}です。
订单{order}还没有发货。
快递单号{tracking}，{date}之后没有更新。
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
I was promised {order} by {date}, it is now a week late.
Wrong item in {order}: got {sku}, paid for {sku}.
Could you split {order} into two deliveries?
{order} and {order} were combined without asking me.
The app still lists {order} as unpaid.
Parcel shop has no record of {tracking}.
{tracking} was returned to sender on {date}.
My consignment {tracking} shows the wrong weight.
Track and trace for {tracking} is down.
Reopen {ticket} please, the fix did not hold.
Same issue as in {ticket}, reported by {n} users.
Ticket {zendesk_id} was assigned to agent {zendesk_id} automatically.
Filter on requester {zendesk_id} finds nothing.
Organization {zendesk_id} has {n} open tickets.
Bulk update started as {job}.
{job} finished, {n} records skipped
The cursor {cursor} is rejected with 400.
Do you still sell {sku}?
{n} pieces of {sku} arrived damaged.
Compatible with {sku} and {sku}, not with {sku}
Price tag says {ean}, till says {price}.
Lot {customer}, EAN {ean}, expired {date}
Found {serial} on the bottom plate.
Phone with IMEI {imei} will not pair.
The update from {version} to {version} removed dark mode.
We run {version} in production and {version} on staging.
Broken since {version} came out on {date}.
Pipeline failed at commit {hash}.
Checksum should be {hash}.
Docker image {hash} is not signed.
Please look up request {uuid} in your logs.
{uuid} appears in both exports.
Invoice {order} shows {price}, contract says {price}.
We transferred {price} on {date} with reference {reference}.
Statement line: {reference} {price}
Your reference {reference}, our reference {order}
Customer {customer} called twice about {sku}.
Contract {customer} ends on {date}.
Our tax office rejects {vat}.
Webhook fired at {epoch} but nothing arrived.
Uploads above {size} are refused.
Only {percent} of the voucher was applied.
Why does the password need a special character?
I can't find where to change the password.
The password reset mail ends up in spam.
My password manager fills the wrong field.
Is a PIN required for the tablet?
The login code arrives too late every time.
Where is the API key shown after I create it?
The access token has the wrong scope.
Our secret is stored in a vault, never in tickets.
Can you tell me which card was charged?
The bank rejected the direct debit twice.
Is my passport needed for pickup?
Please pass this on to the developers.
I could not get through on the phone yesterday.
The address on the label was correct.
Whose name goes on the invoice?
Version {version}, build {hash}, device {serial}
GET /api/v2/users/{zendesk_id} returned 404 at {date}
See line {n} of the log: worker {customer} restarted
{n} of 120 rows failed, see job {job}
Between 10:15 and 11:45 all calls failed.
Table 7 has no reviews for {sku}.
The 3 Park Bench Sets come without screws.
Mit {order} stimmt etwas nicht, es fehlen {n} Teile.
Die Sendung {tracking} ging an eine falsche Filiale.
Wann kommt Ersatz für {sku}?
Zu Vorgang {ticket} habe ich nichts mehr gehört.
Die Rechnung über {price} passt nicht zum Angebot {order}.
Das Passwort lässt sich nicht ändern.
Der Zähler {serial} zeigt {customer}.
Seit Version {version} stürzt alles ab.
Où en est {order} ? Je devais être livré le {date}.
Le colis {tracking} est introuvable.
La référence {sku} n'existe plus.
Le mot de passe ne se change pas.
Ma facture {order} indique {price}.
¿Dónde está {order}? Lo esperaba el {date}.
El paquete {tracking} se ha perdido.
La contraseña no se puede cambiar.
Mi factura {order} pone {price}.
Dov'è {order}? Doveva arrivare il {date}.
La password non si può cambiare.
Il pacco {tracking} è disperso.
Waar blijft {order}? Het zou {date} komen.
Het wachtwoord kan ik niet wijzigen.
Onde está {order}? Era para {date}.
A senha não muda.
Gdzie jest {order}?
Var är {order}?
{order}はいつ届きますか。
{sku}の在庫はありますか。
パスワードが変更できません。
{tracking}が行方不明です。
`
  .trim()
  .split('\n')
  .map(line => line.replaceAll('\\n', '\n'))
