import type { Templates } from '../template.ts'

/** The sentences that the patterns were written and mended with. */
export const access: Templates = {
  secret: `
en|My key is {}.
en|I use {} in the header.
en|token={}
de|Mein Schlüssel: {}
fr|Ma clé : {}
en|We get a 401 with {} since yesterday evening.
en|here's what we have in the env file:\\nKEY={}\\nREGION=eu-west-1
en|Our developer pasted {} into the ticket by accident, can you delete it?
en|curl -H "Authorization: Bearer {}" https://api.example.com/v2/orders
en|The integration uses {} and worked until version 4.2.1.
de|Der Aufruf mit {} liefert nur noch 403.
de|Unser Schlüssel {} ist abgelaufen?
fr|L'appel avec {} renvoie une erreur depuis lundi.
es|Estamos usando {} en producción y falla.
it|Con {} riceviamo sempre 401.
nl|Met {} krijgen we een time-out.
pt|Usamos {} no servidor e deu erro.
ja|{} を使うと401になります。
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
ja|{}を無効にしてください。
en|We hardcoded {} in the app, how bad is that?
en|$ curl -u {}: https://api.example.com/v1/charges
en|Set-up guide step 4 printed {} on the screen.
de|In den Logs taucht {} im Klartext auf.
fr|Voilà ce que renvoie le script : {}
es|El plugin guarda {} sin cifrar.
it|Nel file di configurazione c'è {}.
pt|O log mostra {} em texto puro.`,
  secret_word: `
en|API key: {}
en|My API token is {}.
en|client secret {}
de|API-Schlüssel: {}
fr|Clé API : {}
es|Clave API: {}
en|The API key is {} and it stopped working.
en|client_secret={} is what the portal gave us
en|We rotated the webhook secret to {} last night.
en|Access token for the sandbox: {}
en|our secret key ({}) was leaked on github
de|Der API-Schlüssel lautet {}.
de|Das Access Token {} wird abgelehnt.
fr|La clé API est {}, elle ne fonctionne plus.
fr|Le jeton d'accès, token {} , a expiré
es|La clave de API es {} y da error.
it|La chiave API è {} ma non va.
nl|De API-sleutel is {} en die werkt niet.
pt|A chave de API é {}.
ja|APIキーは{}です。
en|"apiKey": "{}",
en|AWS_SECRET_ACCESS_KEY={}
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
ja|アクセストークンは{}です。
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
en|{}
en|Is this the right file?\\n{}\\nThanks
de|Hier der Schlüssel:\\n{}
en|My server config has this:\\n{}\\nand it worked last week.
en|I pasted it below.\\n\\n{}\\n\\nCan you check the format?`,
  url_password: `
en|https://user:{}@host.example.com/
en|The feed is at https://shop:{}@feeds.example.com/products.xml
en|DATABASE_URL=postgres://app:{}@db.internal:5432/shop
de|Der Zugang ist ftp://import:{}@ftp.example.de/in
en|git clone https://deploy:{}@git.example.com/shop.git fails
en|redis://default:{}@cache.example.net:6379 times out
fr|Le flux est sur https://client:{}@flux.example.fr/export.csv
en|Import fails for https://feed:{}@partner.example.org/stock.json
de|mysql://shop:{}@10.2.0.8/prod ist nicht erreichbar`,
  password: `
en|My password is {}
en|password: {}
en|the password for the portal is {}
en|my old password was {}
de|Passwort lautet {}
de|Mein Kennwort: {}
fr|Mot de passe : {}
fr|Le mot de passe est {}
es|Mi contraseña es {}
it|La password è {}
nl|Het wachtwoord is {}
pt|A senha é {}
pl|Hasło: {}
sv|Lösenordet är {}
ja|パスワード {}
en|My password is {} and it still says invalid.
en|Login: maya, password: {}
en|I'm sure the password was {} before the update.
en|pw {} doesn't work on the iPad
en|I reset it to a new password, {}, but no luck.
en|Can you log in for me? user maya / pass {}
en|The wifi password for the machine is {}.
en|old password: {}
en|I changed my password to {} and now I'm locked out
en|Use the password "{}" to open the PDF.
de|Mein Passwort lautet {}, bitte prüfen.
de|Das Kennwort ist {} und wird nicht angenommen.
de|Passwort: {}
de|Ich habe das Passwort auf {} geändert.
de|Zugangsdaten: maya / {}
fr|Mon mot de passe est {} mais il est refusé.
fr|mot de passe : {}
fr|J'ai mis {} comme mot de passe.
fr|mdp {} sur l'appli
es|Mi contraseña es {} y no entra.
es|contraseña: {}
es|He cambiado la contraseña a {} ayer.
it|La mia password è {} ma non funziona.
it|password: {}
nl|Mijn wachtwoord is {} en dat klopt echt.
nl|wachtwoord: {}
pt|Minha senha é {} e não consigo entrar.
pt|senha: {}
pl|Moje hasło to {} i nie działa.
pl|hasło: {}
sv|Mitt lösenord är {} men det går inte.
ja|パスワードは{}です。
ja|パスワード：{}
zh|密码是{}，但是登录不了。
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
zh|我的密码是{}
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
en|My PIN is {}.
de|PIN: {}
fr|Code PIN : {}
en|The PIN is {} for the door terminal.
en|my pin: {}
de|Die PIN lautet {}.
fr|Le code PIN est {}.
es|El PIN es {}.
it|Il PIN è {}.
nl|De pincode is {}.
ja|暗証番号は{}です。
en|I set the PIN to {} last week.
en|My SIM PIN is {} and it's blocked.
de|Meine PIN ist {}.
fr|Mon code PIN : {}
es|Mi PIN es {} y no lo acepta.
it|codice PIN {}
nl|Mijn pincode is {}.
en|Door code aside, the PIN is {}.
de|Als PIN habe ich {} gewählt.
fr|Le code PIN est {}, j'en suis sûr.
es|PIN: {}`,
  code: `
en|The verification code is {}.
en|OTP {}
de|Bestätigungscode: {}
fr|Code de vérification : {}
en|I got the verification code {} but the page had expired.
en|Your one-time code {} never worked.
en|2FA code: {}
de|Der Bestätigungscode war {}, kam aber zu spät.
fr|Le code de vérification {} est refusé.
es|El código de verificación es {}.
it|Il codice di verifica è {}.
nl|De verificatiecode is {}.
pt|O código de verificação é {}.
ja|認証コードは{}です。
en|The text said: your verification code is {}
en|One-time password {} did not work.
en|Login code {} expired before I could type it.
de|Der SMS-Code {} wurde abgelehnt.
fr|Votre code de vérification est {}, dit le SMS.
es|Me llegó el código de verificación {} tarde.
it|Ho ricevuto il codice di verifica {}.
nl|Ik kreeg verificatiecode {}.
pt|Recebi o código de verificação {}.
ja|確認コード{}を入力しましたがエラーになります。
en|SMS says "{} is your verification code".
en|I entered the one-time code {} twice.
de|Einmalcode: {}
fr|Code SMS : {}
es|Código de verificación: {}`,
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
}
