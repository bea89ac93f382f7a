/** The page behind a link: files that WhatsApp does not carry come in and go out here. */
export const files = {
  title_upload: 'Envoyer des fichiers à la hotline',
  title_download: 'Votre fichier de réinitialisation',
  case: 'Dossier {{case}}',
  accepted:
    'Photos (JPG, PNG, HEIC, BMP), PDF, exports de SADP (XML, CSV, Excel). {{limit}} Mo au plus par fichier.',
  choose: 'Choisir des fichiers',
  camera: 'Prendre une photo',
  drop: 'ou déposez-les ici',
  sending: 'Envoi',
  received: 'Reçu',
  refused: 'Refusé',
  interrupted: "L'envoi a été interrompu. Vérifiez la connexion, puis réessayez.",
  retry: 'Réessayer',
  done: "C'est reçu. Revenez à WhatsApp : la suite vous y attend.",
  download: 'Télécharger {{name}}',
  download_how:
    "Importez ce fichier dans SADP, sans redémarrer l'appareil ni exporter de nouveau. Il est valable 48 h au plus.",
  uses_one: 'Ce lien ne sert qu’une fois.',
  uses_many: 'Ce lien sert encore {{count}} fois.',
  uses_other: 'Ce lien sert encore {{count}} fois.',
  until: "Valable jusqu'au {{date}}.",
  gone_title: "Ce lien n'est plus valable",
  gone: 'Il a expiré ou a déjà servi. Demandez-en un nouveau dans la conversation WhatsApp.',
  link_full: 'Ce lien a déjà reçu trop de fichiers. Demandez-en un nouveau dans la conversation WhatsApp.',
  privacy: 'Ce lien est personnel : ne le transmettez pas.',
} as const
