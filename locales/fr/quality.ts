/** The score card, until somebody writes another. */
export const quality = {
  criterion: {
    welcome: {
      label: 'Accueil et politesse',
      help: 'Salue, se présente, reste courtois même quand le client est pressé.',
    },
    checks: {
      label: 'Vérifications avant le code',
      help: "A comparé l'étiquette et SADP, vérifié la société, demandé une preuve en cas de doute.",
    },
    clarity: {
      label: 'Clarté',
      help: 'Des phrases courtes, une consigne à la fois, pas de jargon.',
    },
    speed: {
      label: 'Rapidité',
      help: 'Promesse tenue, pas de silence sans prévenir.',
    },
    solution: {
      label: 'Résolution',
      help: 'La demande est réglée, ou le client sait quoi faire et quand.',
    },
    notes: {
      label: 'Suivi du dossier',
      help: 'Notes utiles au suivant, motif de clôture juste.',
    },
  },
} as const
