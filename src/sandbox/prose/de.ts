import type { Prose } from './scene.ts'

/** What German-speaking customers write, and what they are answered. */
export const german: Prose = {
  hello: ['Guten Tag,', 'Hallo,', 'Hallo zusammen,', 'Sehr geehrte Damen und Herren,', 'Moin,'],
  bye: ['Viele Grüße', 'Mit freundlichen Grüßen', 'Beste Grüße', 'Danke im Voraus', 'LG'],
  agentHello: 'Hallo {first},',
  agentBye: 'Freundliche Grüße\n{agent}\nOstrello Kundenservice',
  quoted: 'Am {weekday}., {day}. {month} {year} um {time} Uhr schrieb {agent} <help@ostrello.example>:',
  months: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
  weekdays: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
  date: '{day}. {month} {year}',
  scenes: [
    {
      topic: 'delivery',
      subject: 'Paket {order} hängt seit einer Woche in {city}',
      turns: [
        [
          'customer',
          'meine Bestellung {order} vom {date} liegt laut Sendungsverfolgung seit einer Woche im Verteilzentrum {city}. Können Sie bitte nachfragen? Der Paketdienst verweist mich an Sie.',
        ],
        [
          'note',
          'Nachforschung beim Paketdienst gestellt, Antwort bis übermorgen. Letzter Scan ohne Schadensmeldung.',
        ],
        [
          'agent',
          'das tut mir leid. Ich habe eine Nachforschung gestellt und melde mich, sobald der Paketdienst antwortet, spätestens in zwei Werktagen. Ist das Paket dann nicht gefunden, schicken wir die Bohnen kostenlos noch einmal.',
        ],
        ['customer', 'danke. Notfalls trinken wir bis dahin Tee, aber nicht gern.'],
        [
          'agent',
          'das Paket gilt als verloren. Der Ersatz ist heute unter {order2} herausgegangen und sollte übermorgen bei Ihnen sein.',
        ],
        ['customer', 'ist angekommen, herzlichen Dank!'],
      ],
    },
    {
      topic: 'machine',
      subject: '{product} tropft aus dem Brühkopf',
      turns: [
        [
          'customer',
          'unsere {product} (Seriennummer {serial}, Firmware {firmware}) tropft seit gestern auch dann aus dem Brühkopf, wenn sie aus ist. Über Nacht ist die Tropfschale voll. Ist das gefährlich?',
        ],
        [
          'agent',
          'gefährlich ist es nicht, aber lästig. Meist sitzt nur die Dichtung schief:\n\n1. Maschine ausschalten und 20 Minuten abkühlen lassen.\n2. Brühgruppe seitlich herausziehen und unter warmem Wasser abspülen.\n3. Die rote Dichtung ansehen: Ist sie rissig?\n4. Brühgruppe einsetzen, bis sie hörbar einrastet.\n\nTropft es danach weiter, schicke ich Ihnen eine neue Dichtung.',
        ],
        ['customer', 'die Dichtung hat tatsächlich einen Riss. Ein Foto habe ich angehängt, siehe Anhang.'],
        [
          'agent',
          'das Foto ist eindeutig, danke. Die Dichtung ist als Bestellung {order2} unterwegs. Der Wechsel dauert fünf Minuten, eine Anleitung liegt bei.',
        ],
        ['customer', 'Dichtung gewechselt, alles trocken. Vielen Dank für die schnelle Hilfe.'],
      ],
    },
    {
      topic: 'machine',
      subject: 'Fehler E17 nach dem Update auf {firmware}',
      turns: [
        [
          'customer',
          'seit dem Update auf Firmware {firmware} meldet die {product} nach jedem zweiten Kaffee E17. Vorher lief sie drei Jahre ohne Fehler. Seriennummer: {serial}. Ich habe schon Folgendes versucht:\n\n- Netzstecker gezogen\n- Brühgruppe gereinigt\n- auf Werkseinstellungen zurückgesetzt',
        ],
        [
          'note',
          'E17 nach Update: bekanntes Muster bei Brühgruppen vor 2023, der Sensor braucht einen neuen Nullpunkt.',
        ],
        [
          'agent',
          'die neue Firmware prüft die Stellung der Brühgruppe genauer. Ältere Maschinen brauchen deshalb einmal einen neuen Nullpunkt: Einstellungen > Pflege > Kalibrieren, danach zehn Sekunden warten, bis der Ring grün wird.',
        ],
        [
          'customer',
          'kalibriert, seit drei Tagen kein E17 mehr. Warum steht das nicht in der Update-Meldung?',
        ],
        [
          'agent',
          'eine berechtigte Frage. Ich habe sie an die Entwicklung weitergegeben, mit Ihrem Wortlaut.',
        ],
      ],
    },
    {
      topic: 'app',
      subject: 'App zeigt keine Statistik mehr an',
      turns: [
        [
          'customer',
          'in der App ist die Statistik leer, es steht nur "Keine Daten". Kaffee beziehen wir aber jeden Tag, das kann ich bezeugen. Firmware {firmware}, angemeldet als {email}.',
        ],
        [
          'agent',
          'die Daten sind noch da, die App findet sie nur nicht. Bitte einmal abmelden, die App schließen und neu anmelden. Danach dauert es bis zu einer Stunde, bis alles wieder erscheint.',
        ],
        ['customer', '1.204 Tassen. Jetzt mache ich mir andere Sorgen. Danke!'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Rechnung {invoice}: falscher Betrag abgebucht',
      turns: [
        [
          'customer',
          'auf der Rechnung {invoice} stehen {amount}, abgebucht wurde aber der doppelte Betrag. Bitte überprüfen Sie das und erstatten Sie die Differenz.',
        ],
        [
          'note',
          'Lastschrift lief zweimal, Ursache Neustart des Zahlungslaufs. Erstattung freigegeben durch Henrik.',
        ],
        [
          'agent',
          'Sie haben recht, die Lastschrift wurde zweimal eingereicht. Die Erstattung von {amount} ist angewiesen und in drei bis fünf Werktagen auf Ihrem Konto. Der Verwendungszweck lautet RF-{reference}.',
        ],
        ['customer', 'Geld ist da. Bitte sorgen Sie dafür, dass das nicht wieder passiert.'],
        [
          'agent',
          'der Fehler ist behoben, und im nächsten Monat gibt es ein Päckchen Valle Alta auf unsere Kosten dazu.',
        ],
      ],
    },
    {
      topic: 'subscription',
      subject: 'Kündigung zum nächstmöglichen Termin',
      turns: [
        [
          'customer',
          'hiermit kündige ich mein Abonnement ({product}, Seriennummer {serial}) zum nächstmöglichen Termin. Bitte bestätigen Sie mir die Kündigung schriftlich.',
        ],
        ['note', 'Vertrag läuft noch bis Quartalsende. Kein Rückholangebot, der Ton ist eindeutig.'],
        [
          'agent',
          'ich bestätige Ihre Kündigung zum Ende des Quartals. Zwei Wochen vorher bekommen Sie einen Karton und ein Rücksendeetikett. Bitte leeren Sie vor dem Einpacken Tank und Tropfschale.',
        ],
        ['customer', 'vielen Dank, das ging ja einfach.'],
      ],
    },
    {
      topic: 'service',
      subject: 'Wartungstermin für zwei Maschinen',
      turns: [
        [
          'customer',
          'wir brauchen die jährliche Wartung für zwei Maschinen (Seriennummern {serial} und {serial2}) in {street}, {city}. Möglich ist jeder Vormittag außer Mittwoch.',
        ],
        [
          'agent',
          'gern. Ich kann Ihnen Dienstag 8 bis 10 Uhr oder Freitag 9 bis 11 Uhr anbieten. Die Wartung dauert etwa 40 Minuten je Maschine.',
        ],
        ['customer', 'Freitag, bitte. Der Techniker möge sich am Empfang melden, Telefon {phone}.'],
        [
          'agent',
          'Freitag 9 bis 11 Uhr ist gebucht, Vorgang {reference}. Der Techniker ruft eine halbe Stunde vorher an.',
        ],
        ['customer', 'alles bestens gelaufen, sehr freundlicher Herr.'],
      ],
    },
    {
      topic: 'privacy',
      subject: 'Auskunft nach Art. 15 DSGVO',
      turns: [
        [
          'customer',
          'ich bitte um Auskunft über alle personenbezogenen Daten, die Sie zu meiner Person unter {email} gespeichert haben, und anschließend um deren Löschung.',
        ],
        [
          'note',
          'Frist: ein Monat. Identität über die hinterlegte Adresse bestätigt. Rechnungen zehn Jahre aufbewahren.',
        ],
        [
          'agent',
          'wir haben Ihre Anfrage erhalten. Sie bekommen die Auskunft innerhalb eines Monats. Rechnungen müssen wir aufbewahren, alles Übrige löschen wir danach.',
        ],
        ['customer', 'einverstanden.'],
      ],
    },
  ],
  further: [
    [
      'welche Firmware steht bei Ihnen unter Einstellungen > Info?',
      'dort steht {firmware}, letzte Aktualisierung am {date}.',
    ],
    [
      'könnten Sie uns ein kurzes Video schicken, auf dem man das Geräusch hört?',
      'Video ist dabei. Ab Sekunde 8 hört man es deutlich.',
    ],
    [
      'unsere Technik sieht im Protokoll zwei Neustarts. War bei Ihnen der Strom weg?',
      'ja, wegen Bauarbeiten in der Straße, zweimal an einem Vormittag.',
    ],
    [
      'ich habe eine Weile nichts von Ihnen gehört. Besteht das Problem noch?',
      'entschuldigen Sie, ich war im Urlaub. Ja, etwa einmal am Tag.',
    ],
    [
      'das Ersatzteil ist ab dem {date} wieder lieferbar. Können Sie so lange warten?',
      'wenn es dann wirklich kommt, ja.',
    ],
    [
      'bitte starten Sie das Reinigungsprogramm einmal mit und einmal ohne Tablette. Welchen Druck zeigt die Maschine danach?',
      'mit Tablette 7 bar, ohne 9 bar.',
    ],
  ],
  praise: [
    'Schnell und freundlich, danke!',
    '{agent} hat sich wirklich gekümmert.',
    'Problem am selben Tag gelöst.',
  ],
  complaint: ['Drei Wochen für eine Dichtung.', 'Nur Textbausteine, keine Antwort auf meine Frage.'],
}
