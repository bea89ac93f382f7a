/** Sentences of the hotline desk: what the installer reads about the desk. */
export const installer = {
  /** Fragments: they follow « D'accord, » or stand after a colon. */
  promise: {
    before_today: 'un conseiller vous répond avant {{time}}',
    before_tomorrow: 'un conseiller vous répond avant demain {{day}} à {{time}}',
    before_later: 'un conseiller vous répond avant {{day}} à {{time}}',
    next_opening_today: 'un conseiller reprend votre demande à la réouverture, à {{time}}',
    next_opening_tomorrow: 'un conseiller reprend votre demande à la réouverture, demain {{day}} à {{time}}',
    next_opening_later: 'un conseiller reprend votre demande à la réouverture, {{day}} à {{time}}',
  },

  installer: {
    claimed: '{{agent}} prend votre demande en charge et vous répond ici même.',
    transferred: '{{agent}} prend le relais sur votre demande.',
    requeued:
      "Un autre conseiller va reprendre votre demande. Vous gardez votre place, rien n'est à refaire.",
    handed_back: 'Le conseiller me repasse la main. Continuons ensemble.',
    ask_photo:
      "Pouvez-vous m'envoyer une nouvelle photo de l'étiquette ? De près, bien à plat, sans reflet, avec le numéro de série entier.",
    company: {
      verified: 'Bonne nouvelle : votre société est vérifiée.',
      suspended:
        'Votre société ne peut pas recevoir de code pour le moment. Le conseiller reste à votre écoute ici même.',
      pending: 'La vérification de votre société reprend. Rien à faire de votre côté.',
    },
    closed: {
      solved: 'Le conseiller a terminé : votre demande est close. Bonne fin de chantier !',
      refused: 'Le conseiller a clos votre demande. Écrivez-moi si votre situation change.',
      unreachable:
        'Sans réponse de votre part, le conseiller a clos votre demande. Écrivez-moi quand vous voulez, nous la reprendrons.',
      duplicate: "Cette demande faisait double emploi, le conseiller la referme. L'autre continue.",
      other: 'Le conseiller a clos votre demande. Écrivez-moi si vous avez encore besoin de nous.',
      handed_back: 'Le conseiller me repasse la main. Continuons ensemble.',
    },
  },

  /** Said to the installer for the reason the agent chose. */
  refusal: {
    label_unreadable:
      "Le numéro de série n'est pas lisible sur votre photo, nous ne pouvons donc pas donner le code. Une photo plus nette suffit pour reprendre.",
    wrong_device:
      "L'étiquette photographiée n'est pas celle de l'appareil à réinitialiser. Envoyez celle de l'appareil trouvé par SADP et nous reprenons.",
    other_device_in_list:
      "L'appareil de votre photo n'est pas dans votre liste SADP. Relancez SADP sur le même réseau que lui et renvoyez la liste.",
    proof_of_purchase_needed:
      "Il nous manque une preuve d'achat pour cet appareil. Une photo de la facture ou du bon de livraison suffit.",
    company_not_verified:
      "Nous n'avons pas pu vérifier votre société pour l'instant. Dites-nous quel document vous pouvez fournir : Kbis, facture d'un fournisseur…",
    end_user:
      'Nous aidons seulement les professionnels. Pour votre propre appareil, contactez votre installateur ou votre revendeur : il saura faire la demande.',
    not_resettable:
      'Cet appareil ne peut pas être réinitialisé par un code. Le conseiller vous indique la marche à suivre.',
    suspicion:
      "Nous ne pouvons pas donner suite à cette demande en l'état. Le conseiller reste à votre écoute.",
    other: "Nous ne pouvons pas donner suite à cette demande en l'état. Voici pourquoi.",
  },
} as const
