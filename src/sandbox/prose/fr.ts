import type { Prose } from './scene.ts'

/** What French-speaking customers write, and what they are answered. */
export const french: Prose = {
  hello: ['Bonjour,', 'Bonjour Madame, Monsieur,', 'Bonsoir,'],
  bye: ['Cordialement', 'Bien à vous', 'Merci d’avance', 'Bonne journée'],
  agentHello: 'Bonjour {first},',
  agentBye: 'Bien cordialement\n{agent}\nService clients Ostrello',
  quoted: 'Le {weekday} {day} {month} {year} à {time}, {agent} <help@ostrello.example> a écrit :',
  months: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  weekdays: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
  date: '{day} {month} {year}',
  scenes: [
    {
      topic: 'delivery',
      subject: 'Colis {order} indiqué comme livré, mais rien reçu',
      turns: [
        [
          'customer',
          'le suivi de ma commande {order} indique « livré » depuis le {date}, mais je n’ai rien reçu. Le gardien n’a rien non plus. Pouvez-vous vérifier à quelle adresse le colis a été déposé ?',
        ],
        [
          'note',
          'Preuve de livraison demandée au transporteur : signature illisible, adresse {city} correcte.',
        ],
        [
          'agent',
          'je suis désolée pour ce désagrément. J’ai demandé la preuve de livraison au transporteur, réponse sous 48 heures. Si le colis reste introuvable, nous vous renvoyons les trois paquets sans frais.',
        ],
        ['customer', 'merci. Entre-temps j’ai demandé à tous les voisins, sans succès.'],
        ['agent', 'le colis est déclaré perdu. Le nouveau est parti ce matin sous le numéro {order2}.'],
        ['customer', 'bien reçu cette fois, merci beaucoup.'],
      ],
    },
    {
      topic: 'machine',
      subject: 'Ma {product} ne mousse plus le lait',
      turns: [
        [
          'customer',
          'depuis quelques jours, ma {product} (numéro de série {serial}) ne fait plus de mousse : le lait sort chaud mais liquide. J’ai essayé avec un lait entier, puis avec un lait demi-écrémé.',
        ],
        [
          'agent',
          'merci pour ces précisions. La buse est probablement bouchée :\n\n1. Dévissez la buse vers la gauche.\n2. Laissez-la tremper une heure dans de l’eau tiède avec une pastille.\n3. Passez l’aiguille fournie dans les deux trous.\n\nDites-moi ensuite si la mousse revient.',
        ],
        ['customer', 'la mousse est revenue, épaisse comme au premier jour. Merci !'],
      ],
    },
    {
      topic: 'machine',
      subject: 'Erreur E04 et bruit de pompe très fort',
      turns: [
        [
          'customer',
          'la {product} de notre atelier affiche E04 au démarrage et la pompe fait un bruit de tracteur. Firmware {firmware}, numéro de série {serial}. Nous avons douze personnes et une réunion importante jeudi.',
        ],
        [
          'note',
          'E04 avec bruit : air dans le circuit ou pompe usée. Prévoir une machine de prêt avant jeudi.',
        ],
        [
          'agent',
          'il y a sans doute de l’air dans le circuit. Ouvrez le robinet d’eau chaude pendant une minute, réservoir plein. Si le bruit continue, je vous envoie une machine de prêt qui arrivera mercredi.',
        ],
        ['customer', 'le bruit continue, il est seulement devenu plus régulier.'],
        [
          'agent',
          'la machine de prêt part aujourd’hui (commande {order2}). Le transporteur reprend l’ancienne le même jour.',
        ],
        ['customer', 'la réunion est sauvée. Un grand merci à toute l’équipe.'],
      ],
    },
    {
      topic: 'billing',
      subject: 'Facture {invoice} : je suis prélevée deux fois',
      turns: [
        [
          'customer',
          'j’ai été prélevée deux fois de {amount} pour la facture {invoice}. Merci de me rembourser l’un des deux prélèvements et de m’envoyer un justificatif.',
        ],
        [
          'agent',
          'vous avez raison et je vous présente nos excuses. Le remboursement de {amount} est lancé sous la référence RF-{reference} ; comptez trois à cinq jours ouvrés. Vous trouverez le justificatif en pièce jointe.',
        ],
        ['customer', 'remboursement reçu, merci pour votre rapidité.'],
      ],
    },
    {
      topic: 'subscription',
      subject: 'Changer l’adresse et la mouture de mon abonnement',
      turns: [
        [
          'customer',
          'je déménage au {street}, {city}. Pouvez-vous changer l’adresse de livraison à partir du mois prochain, et passer de la mouture fine aux grains entiers ?',
        ],
        [
          'agent',
          'c’est fait : la nouvelle adresse est valable dès la prochaine livraison et vous recevrez des grains entiers. Vous avez un moulin, n’est-ce pas ?',
        ],
        ['customer', 'oui, un cadeau d’anniversaire. Il fait du bruit mais il est très beau.'],
      ],
    },
    {
      topic: 'beans',
      subject: 'Conseil pour un café moins amer',
      turns: [
        [
          'customer',
          'je trouve le Notte trop amer et le Valle Alta un peu acide. Avez-vous quelque chose entre les deux pour ma {product} ?',
        ],
        [
          'agent',
          'essayez le Mezzo : il est torréfié deux minutes de moins que le Notte. Et réglez la température sur 91 degrés, cela enlève beaucoup d’amertume. Je vous en ajoute un sachet de 100 g au prochain colis.',
        ],
        ['customer', 'parfait, le Mezzo est exactement ce que je cherchais. Mettez-en deux par mois.'],
      ],
    },
  ],
  further: [
    ['quelle version du firmware est affichée sous Réglages > À propos ?', 'c’est la {firmware}.'],
    [
      'pourriez-vous nous envoyer une courte vidéo du bruit ?',
      'la vidéo est jointe, on l’entend bien à partir de la huitième seconde.',
    ],
    [
      'je n’ai pas eu de vos nouvelles. Le problème est-il toujours présent ?',
      'pardon, j’étais en déplacement. Oui, environ une fois par jour.',
    ],
    [
      'la pièce sera de nouveau disponible le {date}. Pouvez-vous patienter ?',
      'oui, à condition que ce soit vraiment ce jour-là.',
    ],
  ],
  praise: ['Réponse rapide et aimable.', '{agent} a été très à l’écoute.'],
  complaint: ['Trop long, et toujours la même réponse.', 'La machine est encore en panne.'],
}
