/** What whoever starts the process reads in the terminal. */
export const terminal = {
  ready: 'Sésame est prêt.',
  open: 'Ouvrez {{url}}',
  simulated:
    "Aucun compte n'est configuré : WhatsApp, la plateforme de codes, les registres et la messagerie sont simulés sur cette machine.",
  stop: 'Ctrl+C pour arrêter.',
  listening: 'Sésame écoute sur le port {{port}}, à l’adresse {{url}}',
} as const
