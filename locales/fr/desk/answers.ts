/** Sentences of the hotline desk: what an agent is answered after a click. */
export const answers = {
  /** The truth, for somebody whose click does nothing. */
  answer: {
    taken: 'Déjà pris en charge par {{by}}, à {{at}}.',
    claim_first: "Personne ne s'en occupe encore : cliquez d'abord sur « Prendre en charge ».",
    closed: 'Ce dossier est clos depuis {{at}}.',
    stale_company: 'La société a changé depuis cet affichage. Vérifiez, puis recommencez.',
    stale_case:
      'Le dossier a changé depuis cet affichage. Voici son état actuel : vérifiez, puis recommencez.',
    second_agent: 'Vous avez demandé cet envoi : un autre conseiller doit le valider.',
    confirm_first: 'Ce fichier a été déposé au nom de {{by}}, qui doit d’abord le confirmer.',
    nothing_pending: "Il n'y a plus d'envoi à valider.",
    already_yours: 'Ce dossier est déjà à vous.',
    nothing_to_send: "Il n'y a rien à envoyer : écrivez un texte ou joignez un fichier.",
    no_case: "Aucun dossier de réinitialisation n'est ouvert : il n'y a pas de code à envoyer.",
    not_found: "Ce dossier n'existe pas, ou plus.",
    not_allowed: "Vous ne faites pas partie de l'équipe de la hotline.",
    invalid: "Je n'ai pas compris cette action. Rouvrez la carte et réessayez.",
    code_form: "Ce code n'a pas la bonne forme : 8 lettres ou chiffres, ou le contenu d'un fichier .xml.",
    trouble: "Un problème de notre côté : rien n'a été fait. Réessayez dans un instant.",
  },

  said: {
    claimed: 'Le dossier {{number}} est à vous.',
    replied: "Envoyé à l'installateur.",
    photo_asked: 'Nouvelle photo demandée.',
    released: "Le code part vers l'installateur.",
    approval_asked: 'Un second conseiller doit valider cet envoi.',
    confirmation_asked:
      'Fichier reçu. Pour l’envoyer à l’installateur, confirmez-le dans Teams : « Valider l’envoi » sur la carte du dossier.',
    declined: "Envoi refusé, le code n'est pas parti.",
    refused: "Refus envoyé à l'installateur.",
    company_decided: "Décision enregistrée, l'installateur est prévenu.",
    transferred: 'Dossier transféré.',
    noted: 'Note enregistrée.',
    handed_back: 'Le bot reprend la conversation.',
    closed: 'Dossier clos.',
  },

  upload: {
    title: "Envoyer un fichier à l'installateur",
    file: 'Fichier, 16 Mo au plus',
    purpose: 'Ce fichier est…',
    document: 'un document à transmettre',
    release: 'le fichier de réinitialisation (.xml) de {{serial}}',
    send: 'Envoyer',
  },
} as const
