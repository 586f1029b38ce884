/** Held out: the patterns were written without these sentences. */
export const clean: readonly string[] = `
Status of {order}? It said {date}.
{order} has two lines, one is {sku} twice.
Cancel {order} but keep {order}.
The return label for {order} does not open.
Scan shows {tracking} in a depot since {date}.
Lost parcel claim for {tracking}, value {price}
Where can I enter {tracking}?
{ticket} and {ticket} are about the same outage.
Reply to {ticket} bounced.
Ticket {zendesk_id}: tags removed by macro {zendesk_id}
API returned user_id {zendesk_id} instead of {zendesk_id}
{job} queued, position {n}
Paging stops at cursor {cursor}
Swap {sku} for {sku} please.
Is {sku} available in blue?
EAN {ean} returns two hits.
Lid of {serial} cracked after {n} days.
Lot {customer} was recalled on {date}.
{version} will not install over {version}.
The changelog of {version} lists {n} fixes.
Commit {hash} is not on main.
SHA-1 {hash}, size {size}
Error id {uuid} in the browser console
Trace {uuid} took 12.5 s
Price went from {price} to {price} overnight.
Booked {price}, value date {date}, reference {reference}
RF reference {reference} is rejected by the bank.
Customer {customer} has contract {customer}.
Supplier VAT {vat}, order {order}
Token bucket refilled at {epoch}.
Image {size}, limit is 2 MB.
Voucher worth {percent} is not applied.
Please explain how the password rules changed.
The password hint is not shown.
My password reset link opens a blank page.
Wrong password message appears even when it is right.
Is the PIN printed on the box?
No verification code was sent.
API key permissions are confusing.
A token with read scope is enough, right?
Which card types do you accept?
My card was not charged, good.
The bank said to wait {n} days.
The passport office is closed on {date}.
Pass the parcel to unit {n}.
The phone rang {n} times.
Can you address the error {customer}?
Name and date are mixed up on {order}.
Thanks, closing {ticket} now.
The IP camera {sku} has firmware {version}.
Born in a lab: how {sku} was made.
Seite 4 von 12, Stand {date}
Wo finde ich die Nummer von {order}?
{order} wurde dreimal berechnet.
Laut Status {tracking} unterwegs.
Neues Gerät {serial} seit {date}.
Falscher Preis bei {sku}: {price}
Passwort und PIN kommen getrennt per Post.
Mein Konto zeigt {price} Guthaben.
La référence {reference} est refusée.
{order} est parti le {date} ?
Le mot de passe provisoire n'est jamais arrivé.
El número de {order} no aparece.
{sku} llegó el {date} sin caja.
La contraseña provisional no llegó.
Il codice {sku} non esiste.
{order} risulta pagato il {date}.
De code {sku} bestaat niet.
{order} is op {date} betaald.
O código {sku} não existe.
Kod {sku} nie istnieje.
Koden {sku} finns inte.
{order}の領収書をください。
{date}に届く予定でした。
仮パスワードが届きません。
`
  .trim()
  .split('\n')
