import type { Templates } from '../template.ts'

/** Held out: the patterns were written without these sentences. */
export const access: Templates = {
  secret: `
en|Which of our keys is this? {}
en|The CI job prints {} into a public log.
en|Hi team, {} leaked on a forum, what now?
de|Im Quelltext unserer Seite steht {}.
fr|{} apparaît dans l'URL, est-ce normal ?
es|He encontrado {} en un correo antiguo.
nl|In de logs staat {}.`,
  secret_word: `
en|Our access token is {} and it should have write scope.
en|Please rotate the API key {} for shop 4.
en|webhook_secret={}
en|The value in the "Client secret" box is {}.
de|Wir nutzen den API-Schlüssel {} seit 2023.
fr|Le secret du webhook : {}
es|La clave API de producción es {}.
it|Il token API è {}.
ja|APIキー：{}`,
  private_key: `
en|Key attached inline:\\n{}`,
  url_password: `
en|wget https://me:{}@files.example.com/list.csv says 401`,
  password: `
en|I can log in with {} as password on the web but not in the app.
en|The password I chose is {} and it was accepted at first.
en|Password is: {}
en|It says wrong password, but my password is definitely {}.
en|Guest wifi: password {}
en|My son changed the password to {} without telling me.
de|Mit dem Passwort {} komme ich nicht rein.
de|Passwort lautet: {}
de|Mein Passwort {} funktioniert nur am PC.
fr|J'utilise le mot de passe {} partout.
fr|Mot de passe {} refusé
es|Con la contraseña {} no me deja entrar.
es|La contraseña era {} hasta ayer.
it|Con la password {} non entro.
nl|Met wachtwoord {} kan ik niet inloggen.
pt|Com a senha {} não entra.
pl|Hasło {} nie działa.
sv|Lösenordet {} funkar inte.
ja|パスワード{}でログインできません。`,
  pin: `
en|PIN {} does not unlock the machine.
de|Mit der PIN {} geht es nicht.
nl|De PIN {} wordt geweigerd.`,
  code: `
en|Verification code {} is not accepted.
en|My 2FA code was {} a minute ago.
de|Der Code aus der SMS, Bestätigungscode {}, ist abgelaufen.
es|El código de verificación {} no funciona.`,
}
