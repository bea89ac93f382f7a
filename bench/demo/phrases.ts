/** What people of the demo say. French as it is typed on a phone, and as a hotline writes it. */
export const OPENINGS = [
  'bonjour',
  'Bonjour, j’ai perdu le mot de passe d’un enregistreur',
  'bonjour mdp oublié sur une caméra',
  'Bonjour, le client n’a plus le mot de passe admin',
  'slt, faut réinitialiser un NVR svp',
  'Bonjour, je suis sur un chantier et le mot de passe ne passe plus',
  'mot de passe perdu',
  'Bonsoir, possible de réinitialiser une caméra dôme ?',
]
export const ENGLISH_OPENINGS = ['Hello, I lost the password of a recorder', 'Hi, password reset please']
export const ASIDES = [
  'vous êtes ouverts jusqu’à quelle heure ?',
  'c’est quoi SADP ?',
  'aide',
  'récapitulatif',
  'combien de temps ça prend ?',
]
export const MUMBLES = ['euh', 'attendez', 'jsp', 'hein ?', 'je regarde', 'c’est le grand boîtier noir']
export const HUMAN = ['un humain svp', 'je préfère parler à quelqu’un', 'je veux un conseiller']
export const WAITING = [
  'vous êtes là ?',
  'je suis encore sur place pour une heure',
  'ok j’attends',
  'le client s’impatiente un peu',
]
export const THANKS = ['merci', 'super merci', 'parfait, merci beaucoup', 'top']
export const WORDS_GOOD = [
  'rapide et clair',
  'très pratique sur un chantier',
  'bien mieux que le téléphone',
  'le conseiller a été très aimable',
  'impeccable, code en cinq minutes',
]
export const WORDS_BAD = [
  'trop de photos à refaire',
  'attente trop longue',
  'on m’a demandé deux fois la même chose',
  'pas clair pour le fichier SADP',
]
export const AGENT_HELLO = [
  'Bonjour, {{agent}} de la hotline. Je regarde votre dossier tout de suite.',
  'Bonjour, ici {{agent}}. J’ai votre dossier sous les yeux.',
]
export const AGENT_HELP = [
  'Dans SADP, cochez bien l’appareil avant de cliquer sur « Mot de passe oublié », puis « Exporter ».',
  'L’appareil ne doit pas avoir redémarré depuis l’export : sinon, refaites l’export et envoyez-le-moi.',
  'Pouvez-vous vérifier que le PC est bien sur le même réseau que l’enregistreur ?',
]
export const AGENT_CHECKED = [
  'C’est vérifié de mon côté, je vous donne la suite.',
  'Tout concorde, je m’occupe du code.',
]
export const AGENT_COMPANY = [
  'Votre société est bien enregistrée, je viens de la valider. Le bot reprend avec vous.',
]
export const AGENT_NOTES = [
  'Client connu, appelé au téléphone : chantier confirmé.',
  'Étiquette illisible sur la photo, lue par téléphone avec l’installateur.',
  'Vérifié avec le back-office.',
]
export const CANNED: readonly [name: string, fr: string, en: string][] = [
  [
    'export',
    'Bonjour {{prenom}}, pouvez-vous refaire l’export SADP sans redémarrer l’appareil ?',
    'Hello {{prenom}}, could you export from SADP again without rebooting the device?',
  ],
  [
    'photo',
    'Il me faudrait une photo plus nette de l’étiquette, de face et sans reflet.',
    'I would need a sharper photo of the label, straight on and without glare.',
  ],
  [
    'patience',
    'Je vérifie avec le back-office et je reviens vers vous avant {{promesse}}.',
    'I am checking with the back-office and will be back before {{promesse}}.',
  ],
]
export const COMMENTS = [
  'Dossier bien mené, client rassuré.',
  'Vérifications complètes avant le code, rien à redire.',
  'Bonne réponse, mais le client a attendu sans nouvelles.',
  'Consigne SADP donnée en trois messages : une seule suffit.',
  'Pensez à noter ce qui a été vérifié par téléphone.',
]
export const OBJECTIONS = [
  'Le client était injoignable pendant une heure, l’attente ne vient pas de moi.',
  'La plateforme ne répondait pas à ce moment-là.',
]
export const NOTES = [
  'Très bonne idée d’avoir appelé le client : continuez.',
  'Pour la prochaine fois : demandez la photo avant l’export.',
  'Voyons ensemble le motif de clôture « autre », il sert trop souvent.',
]
