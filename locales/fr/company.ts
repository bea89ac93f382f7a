/** The company and its authentication. */
export const company = {
  ask_vat: 'Quel est le numéro de TVA de votre société ?\n\nExemple : FR 69 999 100 019',
  vat_purpose: 'Il sert à vérifier votre société et à éviter les fraudes (intérêt légitime).',
  whose: 'La vôtre : celle de la société qui fait cette demande, pas celle de son client.',
  help_vat:
    "Le numéro de TVA figure sur vos factures. En France : FR, puis 2 caractères, puis les 9 chiffres du SIREN. Je m'en sers pour vérifier votre société.",
  vat: {
    empty: 'Il me faut le numéro de TVA, par exemple FR 69 999 100 019.',
    no_number: 'Je ne vois pas de numéro de TVA dans votre réponse. Exemple : FR 69 999 100 019.',
    country: 'Ce numéro doit commencer par les 2 lettres du pays, par exemple FR ou BE.',
    too_short: 'Ce numéro est trop court : après FR, il compte 2 caractères puis les 9 chiffres du SIREN.',
    too_long: 'Ce numéro est trop long : après FR, il compte 2 caractères puis les 9 chiffres du SIREN.',
    format: "Ce numéro n'a pas la bonne forme : {{part}}. Recopiez-le depuis une facture.",
    key: 'La clé « {{part}} », juste après FR, ne correspond pas au SIREN qui suit.',
    siren: 'Le SIREN « {{part}} » contient une erreur : un chiffre est sans doute faux.',
    checksum: 'Ce numéro contient une erreur : {{part}}. Recopiez-le depuis une facture.',
    siren_only: "C'est le SIREN ; il me faut le numéro de TVA, qui le contient.",
    siret_only: "C'est le SIRET ; il me faut le numéro de TVA.",
  },
  vat_kept: 'Numéro de TVA noté.',
  vat_suggestion: 'Est-ce {{vat}} ?',
  confirm_found: "C'est bien votre société ?\n\n*{{name}}*\n{{address}}",
  confirm_yes: "Oui, c'est nous",
  confirm_no: 'Non, corriger',
  confirm_help: "J'ai trouvé cette société dans le registre officiel avec votre numéro de TVA.",
  ask_name: 'Quel est le nom de votre société ?',
  help_name: 'Le nom tel qu’il figure sur vos factures ou votre extrait Kbis.',
  name_too_short: 'Ce nom me paraît trop court. Quel est le nom complet de votre société ?',
  name_too_long: 'Ce nom est trop long. Donnez-moi le nom usuel, en moins de {{limit}} caractères.',
  registry_down: 'Le registre des sociétés ne répond pas. Continuons, la vérification se fera plus tard.',
  ask_head_count: 'Combien de personnes travaillent dans votre société ?',
  head_count_1: '1 personne',
  'head_count_2-9': '2 à 9',
  'head_count_10-50': '10 à 50',
  'head_count_51-249': '51 à 249',
  'head_count_250+': '250 ou plus',
  help_head_count:
    'Un ordre de grandeur suffit. Au-delà de 50 personnes, une adresse e-mail professionnelle est nécessaire.',
  ask_email: 'Quelle est votre adresse e-mail ?',
  ask_email_professional:
    'Quelle est votre adresse e-mail professionnelle ?\n\nAu-delà de 50 personnes, une adresse au nom de la société est nécessaire (pas de Gmail, Orange, Free…).',
  ask_email_hint:
    'De préférence une adresse au nom de votre société. Elle sert à la vérification, jamais à de la publicité.',
  help_email:
    "J'en ai besoin pour vérifier que vous travaillez dans cette société. Elle ne sert pas à de la publicité.",
  email_problem: {
    empty: 'Il me faut une adresse e-mail, par exemple prenom@votre-societe.fr.',
    no_at: "Je ne vois pas d'adresse e-mail : elle contient un « @ », par exemple prenom@votre-societe.fr.",
    several: 'Je vois plusieurs adresses. Donnez-m’en une seule.',
    format: "Cette adresse n'est pas complète. Elle ressemble à prenom@votre-societe.fr.",
    too_long: 'Cette adresse est trop longue. Vérifiez-la.',
    disposable:
      '{{domain}} est une messagerie jetable. Donnez-moi une adresse durable, si possible celle de votre société.',
    professional:
      '{{domain}} est une messagerie grand public. Votre société compte plus de 50 personnes : il me faut une adresse à son nom, par exemple prenom@votre-societe.fr.',
  },
  email_sent: 'Je viens d’envoyer un code à 6 chiffres à {{email}}. Recopiez-le ici.',
  email_code_ask: 'Recopiez ici le code à 6 chiffres.',
  email_resend: 'Renvoyer le code',
  email_change: "Changer d'adresse",
  email_resent: 'Un nouveau code est parti à {{email}}. Le précédent ne marche plus.',
  email_code_wrong_one: "Ce n'est pas le bon code. Il vous reste {{count}} essai.",
  email_code_wrong_many: "Ce n'est pas le bon code. Il vous reste {{count}} essais.",
  email_code_wrong_other: "Ce n'est pas le bon code. Il vous reste {{count}} essais.",
  email_code_expired: 'Ce code a plus de 10 minutes. Je vous en envoie un autre.',
  email_code_exhausted: 'Trop d’essais. Je vous envoie un nouveau code.',
  email_no_more:
    "J'ai déjà envoyé plusieurs codes à cette adresse. Donnez-moi une autre adresse, ou écrivez « un humain ».",
  email_unsent:
    "Je n'arrive pas à envoyer d'e-mail en ce moment. Continuons ; un conseiller vérifiera votre société.",
  help_email_code:
    "Le code à 6 chiffres est dans l'e-mail que je viens d'envoyer. Regardez aussi dans les indésirables. Il est valable 10 minutes.",
  mail_subject: 'Sésame : votre code {{code}}',
  mail_text:
    "Bonjour,\n\nVotre code de vérification est {{code}}.\nRecopiez-le dans WhatsApp. Il est valable {{minutes}} minutes.\n\nVous n'avez rien demandé ? Ignorez ce message : personne ne peut rien faire sans ce code.\n\nSésame, assistant automatique de la hotline",
  /** Only where an agent has to verify the company. */
  form: {
    address: "Pour aider le conseiller : quelle est l'adresse de la société ? (rue, code postal, ville)",
    createdOn: 'En quelle année la société a-t-elle été créée ?',
    website: 'Quel est son site web ?',
    products: 'Quels produits vendez-vous ou installez-vous ?',
    pass: 'Passer',
    pass_all: 'Tout passer',
    help: 'Ces réponses aident le conseiller à vérifier votre société plus vite. Rien n’est obligatoire : touchez « Passer ».',
    /** In the summary, when they passed. */
    not_given: 'non précisé',
    summary: {
      address: 'Adresse : {{said}}',
      createdOn: 'Création : {{said}}',
      website: 'Site web : {{said}}',
      products: 'Produits : {{said}}',
    },
    too_long: 'C’est un peu long : en moins de {{limit}} caractères, s’il vous plaît.',
  },
  verified: 'Merci, *{{name}}* est vérifiée.',
  pending: 'Merci. Un conseiller doit encore vérifier *{{name}}*. Continuons en attendant.',
  known: 'Société : *{{name}}*, vérifiée.',
  known_pending: 'Société : *{{name}}*. Un conseiller doit encore la vérifier.',
  summary: 'Société : {{name}} ({{vat}})',
  summary_email: 'E-mail : {{email}}',
  summary_head_count: 'Effectif : {{band}}',
  summary_pending: 'Vérification de la société : en cours',
} as const
