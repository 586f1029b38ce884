import type { Templates } from '../template.ts'

/** Held out: the patterns were never mended by these. */
export const access: Templates = {
  secret: `
en|We hardcoded {} in the app, how bad is that?
en|$ curl -u {}: https://api.example.com/v1/charges
en|Set-up guide step 4 printed {} on the screen.
de|In den Logs taucht {} im Klartext auf.
fr|Voilà ce que renvoie le script : {}
es|El plugin guarda {} sin cifrar.
it|Nel file di configurazione c'è {}.
pt|O log mostra {} em texto puro.`,
  secret_word: `
en|New API key, generated today: {}
en|the client secret you issued is {}, correct?
en|API_TOKEN="{}"
en|Our webhook secret: {}
de|Das ist unser API-Token: {}
fr|La clé d'API en production est {}.
es|Clave secreta: {}
nl|De geheime sleutel is {}.
ja|シークレットキー：{}`,
  private_key: `
en|I pasted it below.\\n\\n{}\\n\\nCan you check the format?`,
  url_password: `
en|Import fails for https://feed:{}@partner.example.org/stock.json
de|mysql://shop:{}@10.2.0.8/prod ist nicht erreichbar`,
  password: `
en|For the record my password is {} so it is not a typo.
en|Username: maya.o\\nPassword: {}\\nPlease try it yourself.
en|It keeps rejecting {} as the password.
en|Old password {}, new password too short it says.
en|The router came with password {} on the sticker.
en|Try my password: {}
de|Mein altes Passwort war {}.
de|Login klappt nicht, Passwort {} ist aber richtig.
de|Das Standardpasswort lautet "{}".
fr|Mon mot de passe, c'est {} et il est refusé.
fr|Mot de passe du compte : {}
es|La contraseña que uso es {}.
es|Contraseña nueva: {}
it|Uso la password {} da anni.
it|Password attuale: {}
nl|Ik gebruik wachtwoord {} en kom er niet in.
pt|A senha atual é {}.
pl|Wpisuję hasło {} i błąd.
sv|Mitt gamla lösenord var {}.
ja|パスワードを{}に変更しました。`,
  pin: `
en|Door code aside, the PIN is {}.
de|Als PIN habe ich {} gewählt.
fr|Le code PIN est {}, j'en suis sûr.
es|PIN: {}`,
  code: `
en|SMS says "{} is your verification code".
en|I entered the one-time code {} twice.
de|Einmalcode: {}
fr|Code SMS : {}
es|Código de verificación: {}`,
}
