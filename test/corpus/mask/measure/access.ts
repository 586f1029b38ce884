import type { Templates } from '../template.ts'

/** Held out: written after the patterns, and looked at only for the figures. */
export const access: Templates = {
  secret: `
en|Is {} still active on your side?
en|Someone committed {} to a public repo, please revoke it today.
en|export TOKEN={} && ./sync.sh gives "forbidden"
en|Screenshot shows {} in the settings tab
en|{"auth": "{}", "region": "eu"}
en|Header was: Authorization: Bearer {}
de|Bitte {} sofort sperren, die steht im Ticketverlauf.
de|Mit {} klappt es in der Sandbox, live nicht.
fr|Nous avons exposé {} par erreur.
es|Revocad {} cuanto antes, por favor.
it|Potete disattivare {}? È finita in chat.
nl|Graag {} intrekken.
pt|Podem revogar {} hoje?
ja|{}を無効にしてください。`,
  secret_word: `
en|Webhook signing secret is {} according to your dashboard.
en|Here is our API token for debugging: {}
en|We set api_key: {} in the plugin and nothing happens
en|"client_secret": "{}"
en|The access key {} belongs to the old warehouse.
en|Private key for the partner feed: {}
en|x-api-key: {}
de|Unser API-Key ist {}, stimmt der?
de|Der geheime Schlüssel {} wurde heute rotiert.
fr|Clé secrète : {}
fr|Notre clé d'API ({}) renvoie 403.
es|El token de acceso es {} y caduca mañana.
it|La chiave segreta è {}.
nl|Onze API-key is {}.
pt|Nosso token de acesso: {}
ja|アクセストークンは{}です。`,
  private_key: `
en|My server config has this:\\n{}\\nand it worked last week.`,
  url_password: `
en|git clone https://deploy:{}@git.example.com/shop.git fails
en|redis://default:{}@cache.example.net:6379 times out
fr|Le flux est sur https://client:{}@flux.example.fr/export.csv`,
  password: `
en|So my password's {} and the site keeps telling me it's wrong.
en|User: anna\\nPassword: {}
en|Can't sign in with {} as my password anymore.
en|Please reset the password from {} to something else.
en|The temp password you sent, {}, has expired.
en|Passphrase for the zip: {}
en|My login is maya.olsen and my password is {}.
en|PW: {}
en|password is {}, yes with the capital letter
en|it asks for the admin password ({}) every time
de|Das Passwort für den Händlerzugang ist {}.
de|Mein Kennwort war {} und jetzt geht nichts mehr.
de|Benutzer: maya, Passwort: {}
de|WLAN-Passwort: {}
de|Ich gebe {} als Passwort ein und es kommt eine Fehlermeldung.
fr|Identifiant : maya, mot de passe : {}
fr|Le mot de passe du wifi est {}.
fr|Mon ancien mot de passe était {}.
es|Usuario maya, contraseña {}
es|La contraseña del wifi es {}.
es|Mi clave es {} y no la acepta.
it|Utente: maya, password: {}
it|La password del portale è {}.
nl|Gebruikersnaam maya, wachtwoord {}
nl|Het wachtwoord van mijn account is {}.
pt|Usuário: maya, senha: {}
pt|A palavra-passe é {}.
pl|Login maya, hasło {}
pl|Hasło do konta to {}.
sv|Användarnamn maya, lösenord {}
ja|ログインパスワードは{}です。
ja|パスワード「{}」でログインできません。
ko|비밀번호는 {}입니다.
zh|我的密码是{}`,
  password_word: `
en|My password is {}.
en|Password: {}
en|The password was {}, I am sure of it.
de|Mein Passwort ist {}.
de|Passwort: {}
fr|Mot de passe : {}
es|Contraseña: {}
it|La mia password è {}.
nl|Wachtwoord: {}
pt|Senha: {}`,
  pin: `
en|I set the PIN to {} last week.
en|My SIM PIN is {} and it's blocked.
de|Meine PIN ist {}.
fr|Mon code PIN : {}
es|Mi PIN es {} y no lo acepta.
it|codice PIN {}
nl|Mijn pincode is {}.`,
  code: `
en|The text said: your verification code is {}
en|One-time password {} did not work.
en|Login code {} expired before I could type it.
de|Der SMS-Code {} wurde abgelehnt.
fr|Votre code de vérification est {}, dit le SMS.
es|Me llegó el código de verificación {} tarde.
it|Ho ricevuto il codice di verifica {}.
nl|Ik kreeg verificatiecode {}.
pt|Recebi o código de verificação {}.
ja|確認コード{}を入力しましたがエラーになります。`,
}
