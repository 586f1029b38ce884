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
`
  .trim()
  .split('\n')
