const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

const links =
  words(`is was are to be = now equals will becomes from with said lautet ist war heißt heisst sei wurde auf zu est était etait sera
  es era ahora è era adesso é era agora is was luidt jest to brzmi było är var blir er on oli là adalah 是 为 為 는 은`)

const noPasswords = words(`
  not no none never nothing wrong incorrect invalid correct right expired missing required needed unknown blank empty same new old too very long short weak
  strong safe secure different reset changed change changing resetting forgotten forgot lost working broken locked blocked protected hidden set saved stored case
  the a an my your his her our their this that these those it its i we you they he she what which who how why when where there here and or but if so because
  always still already only just also really actually probably maybe sometimes often again please thanks help have has had having been being can could should
  would must may might will shall does did do done get got getting getting sent send show shows shown see seen tried try trying use used using enter entered
  entering typed accept accepted rejected refused recognised recognized matched match matches mismatch policy manager managers recovery protection field page
  link form email mail account login log sign user username name screen box prompt request requests requirements rules hint hints hash null true false undefined
  redacted removed secret private confidential encrypted plain text attached below above inside within somewhere everything anything something default random
  temporary permanent at least between for of on in from by with without after before since until during over under about please_change tbd n/a na todo optional
  falsch richtig ungültig ungueltig abgelaufen vergessen gesperrt weg leer korrekt inkorrekt unbekannt nicht kein keine neu alt gleich dasselbe immer noch schon
  zurücksetzen zurückgesetzt geändert ändern verloren nötig erforderlich sicher unsicher schwach stark lang kurz hier dort bitte wurde wird werden kann
  incorrecte incorrect invalide expiré expirée oublié oubliée faux fausse bloqué bloquée perdu perdue obligatoire correct valide toujours pas le la les un une mon ma
  réinitialisé réinitialiser modifié modifier changé changer trop refusé refusée ne plus vide inconnu requis
  incorrecta incorrecto inválida invalida inválido caducada caducado olvidada olvidado errónea erronea bloqueada perdida correcta obligatoria restablecer restablecida
  cambiar cambiada no muy demasiado vacía nueva siempre todavía
  errata errato sbagliata sbagliato scaduta scaduto dimenticata bloccata persa corretta obbligatoria reimpostare reimpostata cambiare cambiata non troppo vuota sempre ancora
  errada errado incorreta incorreto expirada expirado esquecida bloqueada perdida correta obrigatória redefinir redefinida alterar alterada não muito vazia sempre ainda
  verkeerd onjuist ongeldig verlopen vergeten geblokkeerd kwijt correct verplicht resetten gereset wijzigen gewijzigd niet te leeg altijd nog
  nieprawidłowe błędne niepoprawne wygasło zapomniane zablokowane utracone poprawne wymagane zresetować zmienić nie zbyt puste zawsze
  fel felaktigt ogiltigt utgånget glömt låst borta rätt nytt inte återställa ändra forkert glemt udløbet ugyldig väärin unohtunut yanlış hatalı неверный неправильный
  間違っています 違います 忘れました 無効 错误 无效 忘记`)

const units =
  words(`character characters char chars digit digits letter letters symbol symbols word words time times day days week weeks month months year years hour hours
  minute minutes min mins second seconds attempt attempts user users bit bits byte zeichen stellen ziffern buchstaben mal tage tagen wochen monate jahre stunden minuten versuche
  caractères chiffres lettres fois jours semaines mois ans heures essais caracteres dígitos letras veces días semanas meses años horas intentos caratteri cifre lettere volte giorni
  settimane mesi anni ore tentativi dias vezes tekens cijfers keer dagen weken maanden jaar uur znaków cyfr razy dni tecken siffror gånger dagar stellig stellige stelliges zeichenlang`)

/** A word that stands between `password` and the password. */
export const isLink = (word: string) => links.has(word)
/** A word that says something about a password instead of being one. */
export const isNoPassword = (word: string) => noPasswords.has(word)
/** Whether a text begins with what a number counts: `8 characters`. */
export const isUnit = (text: string) =>
  units.has(/^[\s-]{0,2}(\p{L}{1,16})(?![\p{L}\d])/u.exec(text)?.[1]?.toLowerCase() ?? '')
