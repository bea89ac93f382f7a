/** Answers to questions that may come at any step. Each has its source in the hotline's guide or its field notes. */
export const help = {
  general:
    'Je vous guide pas à pas jusqu’au code. Vous pouvez écrire à tout moment : « retour », « récapitulatif », « annuler », « statut », « horaires » ou « un humain ».',
  words: 'À tout moment : « retour », « récapitulatif », « annuler » ou « un humain ».',
  privacy:
    'Vos données servent à traiter votre demande (c’est le service que vous demandez), à vérifier votre société et à éviter les fraudes (intérêt légitime).\n\nJe garde les photos {{photos}}, la conversation {{talk}}, la preuve des décisions {{decisions}}. Pour une copie, une correction ou un effacement, écrivez « un humain ».',
  who_are_you:
    'Je suis un assistant automatique, pas une personne. Les conseillers de la hotline prennent le relais quand il le faut.',
  /** Put together from the desk's calendar: « du lundi au vendredi, de 9 h à 12 h et de 13 h à 17 h 30 ». */
  hours_open: 'Les conseillers répondent {{hours}}. Ils sont là en ce moment. Moi, je réponds jour et nuit.',
  hours_closed:
    'Les conseillers répondent {{hours}}. Prochaine ouverture : {{opening}}. Moi, je réponds jour et nuit.',
  hours_from_to_day: 'du {{first}} au {{last}}',
  hours_day: 'le {{day}}',
  hours_span: 'de {{from}} à {{to}}',
  serial:
    "Le numéro court compte 9 caractères (par exemple D12345678) : c'est celui de l'étiquette. SADP affiche le numéro complet, qui contient le modèle, une date et ce numéro court. Les deux me conviennent.",
  self_service:
    "Trois moyens sans code, si vous les aviez préparés : les questions de sécurité, l'e-mail réservé (ne redémarrez pas l'appareil en attendant), le fichier GUID (7 erreurs le bloquent 30 minutes).\nAttention, sur un enregistreur, « Vérifier par Hik-Connect » remet tout aux réglages d'usine.",
  account:
    "Vous n'avez pas besoin de compte ici : votre société est vérifiée dans cette conversation, avec son numéro de TVA et votre e-mail.",
  company:
    "Je vérifie le numéro de TVA dans les registres officiels, puis votre e-mail avec un code. Si tout concorde, c'est immédiat ; sinon un conseiller vérifie, en général en 30 minutes aux heures d'ouverture.",
  code_received:
    "Le code arrive ici, dans cette conversation, dès que la photo de l'étiquette et SADP concordent. C'est l'affaire de quelques secondes.",
  code_expired:
    'Un code est valable 48 h au plus. Il ne marche plus si l’appareil redémarre ou si vous exportez de nouveau. Exportez une nouvelle demande et envoyez-la-moi.',
  code_failed:
    "Si le code est refusé : redémarrez l'appareil et le PC, exportez de nouveau une seule fois, puis envoyez-moi le nouveau fichier.",
  sadp_error_unknown:
    "Je ne connais pas l'erreur {{number}} de SADP. Pour en parler à un conseiller, écrivez « un humain ».",
  sadp_error_which: 'Quel numéro d’erreur SADP affiche-t-il ? (par exemple 2022)',
  sadp_error_export_again: 'Exportez une nouvelle demande et envoyez-moi le nouveau fichier.',
  sadp_error: {
    '2003': "Erreur 2003 : SADP ne trouve pas la carte réseau du PC. Vérifiez qu'elle est active.",
    '2006': "Erreur 2006 : SADP ne trouve pas la carte réseau du PC. Vérifiez qu'elle est active.",
    '2009': "Erreur 2009 : l'appareil a refusé la demande.",
    '2011':
      "Erreur 2011 : l'appareil n'a pas répondu à temps. Vérifiez que le PC est dans le même sous-réseau.",
    '2014':
      "Erreur 2014 : le réseau bloque le multicast. Le PC et l'appareil doivent être dans le même sous-réseau.",
    '2018': "Erreur 2018 : l'appareil est verrouillé. Attendez 30 minutes.",
    '2019': "Erreur 2019 : l'appareil n'est pas activé. Il n'a pas de mot de passe : activez-le dans SADP.",
    '2020':
      'Erreur 2020 : mot de passe trop faible. Prenez 8 à 16 caractères, avec chiffres, minuscules et majuscules.',
    '2021': "Erreur 2021 : l'appareil est déjà activé.",
    '2022': 'Erreur 2022 : la demande est vide, souvent après un redémarrage ou un second export.',
    '2023': 'Erreur 2023 : le fichier exporté a expiré.',
    '2024': 'Erreur 2024 : mot de passe incorrect.',
    '2026': "Erreur 2026 : ce fichier GUID n'est pas le bon.",
    '2027': 'Erreur 2027 : réponse incorrecte à la question de sécurité.',
    '2033': 'Erreur 2033 : code de vérification incorrect.',
    '2036': "Erreur 2036 : aucun e-mail réservé n'est enregistré dans l'appareil.",
    '2038': "Erreur 2038 : aucun e-mail réservé n'est enregistré dans l'appareil.",
    '2039':
      'Erreur 2039 : code de réinitialisation incorrect. Vérifiez les caractères, sans redémarrer ni exporter de nouveau.',
    '2040': "Erreur 2040 : vous n'avez pas le droit de faire cela sur cet appareil.",
  },
} as const
