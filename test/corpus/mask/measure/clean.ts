/** Held out: the patterns were never mended by these. */
export const clean: readonly string[] = `
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
