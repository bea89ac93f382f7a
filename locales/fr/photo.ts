/** The label photo and the match. */
export const photo = {
  ask: "Envoyez-moi une photo de l'étiquette de l'appareil : nette, de face, avec le numéro de série (S/N) bien lisible.\n\nL'étiquette du carton ou la facture d'achat conviennent aussi. La photo est effacée au bout de {{kept}}.",
  ask_again: "J'attends une photo de l'étiquette de l'appareil.",
  ask_each:
    "Envoyez-moi une photo par étiquette, dans l'ordre que vous voulez : nette, de face, avec le numéro de série (S/N) bien lisible. Je vous donne un code par appareil.",
  next: "Envoyez la photo de l'étiquette suivante.",
  needed: "Il me faut une photo de l'étiquette de l'appareil.",
  receipt_ok:
    'La facture ou le carton conviennent aussi, si le numéro de série (S/N) y est lisible : envoyez leur photo.',
  typed:
    "Un numéro tapé ne me suffit pas : je dois le lire moi-même sur une photo de l'étiquette, du carton ou de la facture.",
  help: "L'étiquette est collée sur l'appareil et sur son carton. Approchez-vous, évitez le flash et les reflets, tenez le téléphone bien en face. Le numéro de série suit « S/N » ; il compte 9 caractères.\n\nÉtiquette illisible ou hors d'atteinte ? Le carton ou la facture d'achat conviennent aussi.",
  kept_one: "Photo bien reçue, je m'en servirai à l'étape {{step}}.",
  kept_many: "{{count}} photos bien reçues, je m'en servirai à l'étape {{step}}.",
  kept_other: "{{count}} photos bien reçues, je m'en servirai à l'étape {{step}}.",
  kept_desk_one: 'Photo ajoutée à votre dossier, le conseiller la verra.',
  kept_desk_many: '{{count}} photos ajoutées à votre dossier, le conseiller les verra.',
  kept_desk_other: '{{count}} photos ajoutées à votre dossier, le conseiller les verra.',
  matches: "J'ai lu *{{serial}}* sur l'étiquette : c'est bien l'appareil détecté par SADP.",
  matches_request: "J'ai lu *{{serial}}* sur l'étiquette : c'est bien l'appareil de votre demande.",
  several_match_one: "J'ai lu {{numbers}} sur l'étiquette : c'est bien l'appareil de votre demande.",
  several_match_many:
    "J'ai lu {{numbers}} sur les étiquettes : ces {{count}} appareils sont bien ceux de votre demande.",
  several_match_other:
    "J'ai lu {{numbers}} sur les étiquettes : ces {{count}} appareils sont bien ceux de votre demande.",
  summary: 'Étiquette lue : {{serial}}',
  tries_left_one: 'Il vous reste {{count}} essai avant qu’un conseiller prenne le relais.',
  tries_left_many: 'Il vous reste {{count}} essais avant qu’un conseiller prenne le relais.',
  tries_left_other: 'Il vous reste {{count}} essais avant qu’un conseiller prenne le relais.',
  reason: {
    too_blurred:
      'La photo est floue. Tenez le téléphone immobile, à 20 cm environ, et touchez l’étiquette à l’écran pour faire le point.',
    glare: 'Un reflet cache le numéro de série. Coupez le flash et penchez un peu le téléphone.',
    too_dark: "La photo est trop sombre. Éclairez l'étiquette de côté.",
    too_bright: 'La photo est trop claire. Coupez le flash ou éloignez la lampe.',
    too_far: "L'étiquette est trop petite sur la photo. Approchez-vous pour qu'elle remplisse l'écran.",
    cut_off: "Le numéro de série est coupé au bord. Cadrez toute l'étiquette.",
    no_label:
      "Je ne vois pas d'étiquette sur cette photo. Cherchez-la sous l'appareil, derrière, ou sur son carton.",
    several_labels:
      "Je vois plusieurs étiquettes. Photographiez seulement celle de l'appareil à réinitialiser.",
    photo_of_screen:
      "C'est la photo d'un écran. Il me faut l'étiquette collée sur l'appareil ou sur son carton.",
    wrong_code:
      "Ce QR code n'est pas celui de l'appareil. Photographiez toute l'étiquette, avec le numéro de série (S/N).",
    share_qr:
      "Ce QR code partage l'accès à l'appareil : il contient ses identifiants. Je ne l'ai pas conservé. Envoyez une photo de l'étiquette.",
    contradiction:
      "Cette photo donne deux numéros de série différents. Photographiez l'étiquette d'un seul appareil.",
    timeout: "La lecture prend trop de temps. Renvoyez une photo de plus près, seulement l'étiquette.",
    unreadable:
      "Je vois l'étiquette, mais pas tout le numéro de série (S/N) : il est caché, effacé ou hors cadre. Cadrez toute l'étiquette, sans rien dessus.",
  },
  match: {
    serial_equal: "L'étiquette et SADP indiquent le même appareil.",
    differs:
      "L'étiquette et SADP n'indiquent pas le même appareil. Photographiez l'étiquette de l'appareil choisi dans SADP.",
    serial_differs:
      "L'étiquette indique {{label}}, mais SADP indique {{other}} : ce sont deux appareils différents. Photographiez l'étiquette de l'appareil choisi dans SADP.",
    serial_one_character_away:
      "J'ai lu {{label}} et SADP indique {{other}} : un seul caractère diffère. Reprenez la photo de plus près pour lever le doute.",
    serial_corrected:
      'Un caractère du numéro de série se lit mal. Reprenez la photo de plus près et bien en face.',
    low_confidence:
      "Je ne suis pas assez sûr du numéro de série que j'ai lu. Reprenez la photo de plus près et bien en face.",
    label_unreadable:
      "Je n'arrive pas à lire le numéro de série. Reprenez la photo de plus près et bien en face.",
    label_contradicts_itself:
      "Cette photo donne deux numéros de série différents. Photographiez l'étiquette d'un seul appareil.",
    model_differs:
      "Le modèle de l'étiquette ({{label}}) n'est pas celui de SADP ({{other}}). Photographiez l'étiquette de l'appareil choisi.",
    mac_differs:
      "L'adresse MAC de l'étiquette n'est pas celle de SADP. Photographiez l'étiquette de l'appareil choisi.",
    not_in_list:
      "J'ai lu {{label}} sur l'étiquette, mais cet appareil n'est pas dans la liste de SADP. Photographiez l'autre étiquette, ou envoyez un nouvel export.",
    several_in_list: 'Plusieurs appareils de la liste correspondent. Lequel voulez-vous réinitialiser ?',
    platform_differs:
      "L'étiquette indique {{label}}, mais le fichier de réinitialisation vient d'un autre appareil. Photographiez l'étiquette de l'appareil d'où vient ce fichier.",
    no_second_evidence:
      "Il me faut une deuxième pièce, en plus de la photo : l'export de SADP ou le QR code.",
  },
} as const
