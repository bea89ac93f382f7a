/** What the console's server says; the pages' own words are in console-web. */
export const consoleServer = {
  page: {
    title: 'Console Sésame',
    not_built:
      'Les pages de la console ne sont pas encore construites. Lancez cette commande, puis rechargez :',
  },
  outcome: {
    open: 'En cours',
    solved: 'Résolu',
    refused: 'Refusé',
    cancelled: 'Annulé',
    abandoned: 'Abandonné',
    self_service: 'Sans code',
  },
  state: {
    collecting: 'Preuves attendues',
    waiting_company: 'Société à vérifier',
    waiting_platform: 'Plateforme attendue',
    with_desk: 'Chez un conseiller',
    code_delivered: 'Code envoyé',
    closed: 'Clos',
  },
  error: {
    NOT_SIGNED_IN: 'Votre session est terminée. Connectez-vous de nouveau.',
    SIGN_IN_REFUSED: 'Identifiant, mot de passe ou code incorrect.',
    SIGN_IN_LOCKED: 'Trop d’essais. Ce compte est bloqué quelques minutes.',
    TOTP_NEEDED: 'Saisissez les six chiffres de votre application d’authentification.',
    NOT_ALLOWED: 'Votre rôle ne permet pas cette action.',
    CSRF_REFUSED: 'Cette demande ne vient pas de la console. Rechargez la page.',
    NOT_FOUND: 'Cet élément n’existe pas, ou n’existe plus.',
    REQUEST_INVALID: 'Un champ est mal rempli.',
    DUPLICATE_KEY: 'Ce nom est déjà pris.',
    STALE: 'Ce que vous voyez a changé entre-temps. Rechargez la page.',
    VERSION_CONFLICT: 'Ce que vous voyez a changé entre-temps. Rechargez la page.',
    FILE_TOO_LARGE: 'Ce fichier est trop volumineux.',
    TOO_MANY_REQUESTS: 'Trop de demandes en peu de temps. Patientez une minute.',
    STORE_UNAVAILABLE: 'La base de données ne répond pas. Réessayez dans un instant.',
    PROVIDER_UNREACHABLE: 'Le service de messagerie ne répond pas.',
    PLATFORM_UNREACHABLE: 'La plateforme de codes ne répond pas.',
    SECRET_UNREADABLE: 'Ce secret ne peut pas être déchiffré.',
    INTERNAL: 'Une erreur est survenue de notre côté. Elle est consignée.',
  },
} as const
