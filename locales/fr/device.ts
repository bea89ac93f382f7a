/** Where the device is, and what SADP says of it. */
export const device = {
  ask_access: 'Quelle est votre situation ?',
  access_same_network: 'Sur le même réseau',
  access_sadp_pc: "J'ai un PC avec SADP",
  access_have_reset_file: "J'ai le QR / fichier",
  help_access:
    "« Sur le même réseau » : votre téléphone ou l'écran de l'enregistreur est sur place.\n« J'ai un PC avec SADP » : un ordinateur avec l'outil SADP, sur le réseau de l'appareil.\n« J'ai le QR / fichier » : vous avez déjà le QR code de réinitialisation, ou le fichier exporté.",
  self_service_tip:
    "Autre solution, sans code : les questions de sécurité, l'e-mail réservé ou le fichier GUID, si vous les aviez préparés. Écrivez « sans code ». Attention à « Vérifier par Hik-Connect » : sur un enregistreur, tout revient aux réglages d'usine.",
  warning:
    '⚠️ À partir de maintenant : ne redémarrez pas l’appareil, ne fermez pas SADP et n’exportez pas deux fois. Sinon le code ne marchera pas.',
  ask_sadp:
    'Dans SADP, cochez l’appareil, cliquez sur « Mot de passe oublié » (Forgot Password) puis « Exporter » (Export), et envoyez-moi le fichier ici.\n\nUne photo du QR code affiché ou l’export de la liste (CSV, Excel) convient aussi.',
  ask_same_network:
    'Sur l’appareil ou dans votre application, ouvrez « Mot de passe oublié » : un QR code s’affiche. Envoyez-moi sa photo ou sa capture d’écran.\n\nL’export de SADP convient aussi.',
  ask_reset_file: 'Envoyez-moi la photo du QR code de réinitialisation, ou le fichier exporté par SADP.',
  ask_new_export:
    "Dans SADP, « Mot de passe oublié » puis « Exporter », une seule fois, et envoyez-moi le nouveau fichier. Ensuite, ne redémarrez plus l'appareil et n'exportez pas de nouveau.",
  sadp_again: "J'attends le fichier exporté par SADP, ou une photo du QR code.",
  upload_link: 'WhatsApp refuse le fichier ? Déposez-le ici : {{url}}',
  help_sadp:
    "Dans SADP sur le PC :\n1. Attendez que l'appareil apparaisse (15 s).\n2. Cochez-le.\n3. Cliquez sur « Mot de passe oublié » (Forgot Password).\n4. « Exporter » (Export), puis envoyez-moi le fichier.\nL'appareil n'apparaît pas ? Le PC doit être dans le même sous-réseau.",
  sadp_needed: 'Il me faut une pièce de SADP : le fichier exporté, la liste, ou une photo du QR code.',
  got_list_one: 'Bien reçu : {{count}} appareil dans la liste.',
  got_list_many: 'Bien reçu : {{count}} appareils dans la liste.',
  got_list_other: 'Bien reçu : {{count}} appareils dans la liste.',
  got_device: 'Bien reçu. SADP a détecté : *{{model}}*\nN° de série : {{serial}}',
  got_token: 'Bien reçu, le fichier de réinitialisation est lisible.',
  got_token_qr: 'Bien reçu, le QR code est lisible.',
  ask_pick: 'Quel appareil voulez-vous réinitialiser ?',
  pick_by_label: "Trouver par l'étiquette",
  pick_several: 'Plusieurs appareils',
  pick_long_list:
    "La liste est longue : la photo de l'étiquette suffira à trouver l'appareil. Il y en a plusieurs ? Une photo par étiquette.",
  picked: 'Appareil choisi : {{model}}, n° de série {{serial}}.',
  help_pick:
    "Touchez l'appareil dans la liste. Vous ne savez pas lequel, ou vous en avez plusieurs ? Choisissez « Trouver par l'étiquette » ou « Plusieurs appareils », puis envoyez les photos.",
  not_activated:
    "L'appareil {{serial}} n'est pas activé : il n'a pas de mot de passe, il n'y a donc rien à réinitialiser. Dans SADP, cochez-le, cliquez sur « Activer » et choisissez un mot de passe.",
  not_activated_next: 'Un autre appareil à réinitialiser ? Envoyez son export. Sinon, écrivez « annuler ».',
  ask_token:
    'Pour cet appareil, il me faut encore le fichier de réinitialisation : dans SADP, « Mot de passe oublié » puis « Exporter ». Une photo du QR code convient aussi.',
  token_unknown:
    "Le fichier de réinitialisation n'est pas reconnu. L'appareil a peut-être redémarré depuis l'export. Exportez de nouveau, une seule fois, et envoyez-moi le nouveau fichier.",
  device_unknown:
    'Avec la liste seule, la plateforme ne reconnaît pas cet appareil. Envoyez-moi le fichier de réinitialisation : dans SADP, « Mot de passe oublié » puis « Exporter ».',
  unnamed: 'votre appareil',
  summary: 'Appareil : {{model}}, n° de série {{serial}}',
  summary_access: 'Situation : {{access}}',
  summary_list_one: 'SADP : {{count}} appareil dans la liste',
  summary_list_many: 'SADP : {{count}} appareils dans la liste',
  summary_list_other: 'SADP : {{count}} appareils dans la liste',
  summary_request: 'Demande de réinitialisation : reçue',
  file_reason: {
    empty: 'Ce fichier est vide. Exportez-le de nouveau depuis SADP, puis renvoyez-le.',
    too_large:
      'Ce fichier est trop lourd ou son image trop grande ({{limit}} Mo au plus). Envoyez une photo prise avec WhatsApp ou un export plus petit.',
    unsupported:
      'Je ne lis pas ce type de fichier. Envoyez une photo (JPG, PNG), un CSV, un Excel, un XML ou un PDF.',
    unsafe:
      "Ce fichier contient des éléments que je refuse d'ouvrir par sécurité. Renvoyez l'export d'origine de SADP, sans le modifier.",
    damaged: 'Ce fichier est abîmé et je ne peux pas le lire. Renvoyez-le, ou envoyez une photo.',
    html: "C'est une page web, pas une photo ni un export. Envoyez le fichier d'origine.",
    reply_file:
      "C'est le fichier de réponse, celui qui s'importe dans l'appareil. Il me faut le fichier de demande : « Mot de passe oublié », puis « Exporter ».",
    share_qr:
      "Ce QR code partage l'accès à l'appareil avec une application : il contient ses identifiants. Je ne l'ai pas conservé. Envoyez le QR de « Mot de passe oublié » ou la photo de l'étiquette.",
    no_device:
      'Je ne trouve aucun appareil dans ce fichier. Lancez la détection dans SADP, puis exportez de nouveau.',
    not_recognised: "Je ne reconnais pas ce fichier. J'attends un export de SADP ou la photo d'un QR code.",
    timeout: 'La lecture de ce fichier prend trop de temps. Envoyez une photo prise avec WhatsApp.',
  },
  media_failed:
    "Je n'ai pas pu récupérer votre fichier auprès de WhatsApp. Pouvez-vous le renvoyer ? Une image doit peser moins de 5 Mo.",
} as const
