/** Who is asking. */
export const identity = {
  welcome:
    "Bonjour, je suis Sésame, l'assistant automatique de la hotline Hikvision. Je réinitialise avec vous le mot de passe d'une caméra ou d'un enregistreur.\n\nVos messages et vos photos ne servent qu'à cela ; pour en savoir plus, écrivez « données ». À tout moment : « aide » ou « un humain ».",
  ask: 'Qui êtes-vous ?',
  installer: 'Installateur',
  integrator: 'Intégrateur système',
  distributor: 'Distributeur',
  reseller: 'Revendeur',
  alarm_centre: "Centre d'alarme",
  alarm_centre_detail: "Centre de réception d'alarme",
  end_user: 'Particulier, utilisateur',
  end_user_detail: "J'utilise l'appareil, je ne l'ai pas installé",
  end_user_answer:
    "Je comprends, c'est gênant, mais ce service est réservé aux professionnels : je ne peux pas vérifier à qui appartient un appareil. Contactez votre fournisseur de services, celui qui l'a vendu ou installé : il fera la demande pour vous.",
  end_user_again:
    "C'est réservé aux professionnels, je ne peux pas faire d'exception. Celui qui a vendu ou installé l'appareil, ou un autre professionnel, peut faire la demande ici.",
  end_user_mistake: 'Si vous êtes un professionnel, touchez votre métier :',
  summary: 'Vous êtes : {{type}}',
  help: 'J’ai besoin de connaître votre métier. Touchez « Choisir », puis votre métier, ou répondez par son numéro.',
} as const
