const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

const links =
  words(`is was are reads says remains seems to be = now equals will becomes from with said lautet ist war wäre lautete bleibt heißt heisst sei wurde auf zu est était etait sera fut serait
  es era sería ahora è era sarebbe adesso é era seria agora is was luidt jest to brzmi było är var blir er on oli là adalah 是 为 為 는 은`)

/** Words that stand between `password` and the password and say what it is for, whose it is, or which one. */
const fillers =
  words(`a an the my your his her our their this that for of on in at to from with by after before since and or also new old current previous temporary temp
  default initial first second other same actual real correct right so which should still now only just currently portal account website site app shop store page login
  user username name email mail e-mail wifi wi-fi wlan router admin administrator customer company test demo staging production server machine i i've we used use
  definitely certainly surely literally simply exactly indeed
  set reset changed gave you it's its
  für das der die den dem zum zur von vom im in am mein meine dein ihr unser neues neue neuer altes alte alten neuen aktuelles aktuelle konto portal kunden kundenkonto lautet wohl aber
  pour le la les de du des mon ma mes notre votre nouveau ancien actuel compte site espace client du au aux
  para el la los las de del mi tu su nuestra nueva anterior actual antigua cuenta portal web
  per il lo la le di del della mio mia nuova vecchia attuale conto sito account al
  para o a os as de do da dos minha meu nova antiga atual conta portal loja
  voor het de van mijn je ons nieuw nieuwe oude huidige account portaal winkel
  do dla moje nowe stare konta portalu sklepu till för mitt nya gamla kontot för til min mit nye gamle`)

/** Words that say something about a password: it is wrong, forgotten, required. */
const statements = words(`
  not no none never nothing wrong incorrect invalid expired missing required needed unknown blank empty too very long short weak
  strong safe secure different change changing resetting forgotten forgot lost working broken locked blocked protected hidden saved stored case
  he she they what who how why when where there here but if because always already really actually probably maybe sometimes often again please thanks help
  have has had having been being can could would must may might will shall does did do done get got getting sent send show shows shown see seen tried try trying
  using enter entered entering typed accept accepted rejected refused recognised recognized matched match matches mismatch policy manager managers recovery protection field
  link form box prompt request requests requirements rules hint hints null true false undefined redacted removed secret private confidential encrypted plain text attached
  below above inside within somewhere everything anything something random permanent least between without until during over under tbd n/a na todo optional doesn't didn't isn't
  wasn't won't can't cannot don't hasn't no-one either neither than
  falsch richtig ungültig ungueltig abgelaufen vergessen gesperrt weg leer korrekt inkorrekt unbekannt nicht kein keine neu gleich dasselbe immer noch schon stimmt
  zurücksetzen zurückgesetzt geändert ändern verloren nötig erforderlich sicher unsicher schwach stark lang kurz hier dort bitte wurde wird werden kann muss obwohl funktioniert
  incorrecte invalide expiré expirée oublié oubliée faux fausse bloqué bloquée perdu perdue obligatoire valide toujours pas ne un une doit fonctionne
  réinitialisé réinitialiser modifié modifier changé changer trop refusé refusée plus vide inconnu requis depuis
  incorrecta incorrecto inválida invalida inválido caducada caducado olvidada olvidado errónea erronea bloqueada perdida correcta obligatoria restablecer restablecida
  cambiar cambiada muy demasiado vacía siempre todavía funciona debe tiene desde
  errata errato sbagliata sbagliato scaduta scaduto dimenticata bloccata persa corretta obbligatoria reimpostare reimpostata cambiare cambiata non funziona deve troppo vuota sempre ancora
  errada errado incorreta incorreto expirada expirado esquecida perdida correta obrigatória redefinir redefinida alterar alterada não muito vazia ainda
  verkeerd onjuist ongeldig verlopen vergeten geblokkeerd kwijt correct verplicht resetten gereset wijzigen gewijzigd niet werkt te leeg altijd nog moet
  nieprawidłowe błędne niepoprawne wygasło zapomniane zablokowane utracone poprawne wymagane zresetować zmienić nie zbyt puste zawsze działa musi
  fel felaktigt ogiltigt utgånget glömt låst borta rätt nytt inte återställa ändra fungerar måste forkert glemt udløbet ugyldig väärin unohtunut yanlış hatalı неверный неправильный
  間違っています 違います 忘れました 無効 错误 无效 忘记 を が の`)

/** `the old one`, `das alte`. */
const ages =
  words(`old previous former new other second current first last backup alte alten altes neue neuen neues andere zweite ancien nouveau autre
  antigua anterior nueva otra vecchia nuova altra antiga nova outra oude nieuwe stare nowe gamla nya`)

/** `… as my password`. */
const roles = words('as comme als como come som jako jako olarak for meaning')

const units =
  words(`character characters char chars digit digits letter letters symbol symbols word words time times day days week weeks month months year years hour hours
  minute minutes min mins second seconds attempt attempts user users bit bits byte zeichen stellen ziffern buchstaben mal tage tagen wochen monate jahre stunden minuten versuche
  caractères chiffres lettres fois jours semaines mois ans heures essais caracteres dígitos letras veces días semanas meses años horas intentos caratteri cifre lettere volte giorni
  settimane mesi anni ore tentativi dias vezes tekens cijfers keer dagen weken maanden jaar uur znaków cyfr razy dni tecken siffror gånger dagar stellig stellige stelliges zeichenlang`)

/** A word for oneself: `als PIN habe ich …`. */
export const isPronoun = (word: string) => /^(?:i|ich|ik|je|yo|eu|jag|jeg|io)$/.test(word)
/** A word that stands between `password` and the password. */
export const isLink = (word: string) => links.has(word)
/** A link that says from what or to what: what follows is a password only if nobody would take it for a word. */
export const isDirection = (word: string) => /^(?:to|from|with|auf|zu|a|à|på|na|be)$/.test(word)
/** A word that may stand between, and says what the password is for. */
export const isFiller = (word: string) => fillers.has(word)
/** A word that says something about a password instead of being one. */
export const isStatement = (word: string) => statements.has(word)
/** A word that tells one password from another. */
export const isAge = (word: string) => ages.has(word)
/** A word that makes what is before it a password: `as`. */
export const isRole = (word: string) => roles.has(word)
/** Whether a text begins with what a number counts: `8 characters`. */
export const isUnit = (text: string) =>
  units.has(/^[\s-]{0,2}(\p{L}{1,16})(?![\p{L}\d])/u.exec(text)?.[1]?.toLowerCase() ?? '')
