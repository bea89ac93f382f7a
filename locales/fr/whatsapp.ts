/** What WhatsApp itself makes us say: too fast, and the models that may be sent after 24 hours of silence. */
export const whatsapp = {
  too_fast:
    'Vous écrivez très vite : vos derniers messages ne sont pas pris en compte. Attendez une minute, puis renvoyez-les.',
  // Approved by WhatsApp word for word: no variable at either end, none beside another.
  template: {
    opening:
      'Bonjour, la hotline est de nouveau ouverte et votre dossier {{case}} peut avancer. Répondez à ce message pour reprendre.',
    code_ready:
      'Bonjour, le code demandé dans le dossier {{case}} est prêt. Répondez à ce message pour le recevoir, puis utilisez-le tout de suite.',
    reminder:
      'Bonjour, votre dossier {{case}} attend une réponse de votre part. Répondez à ce message pour continuer là où vous en étiez.',
    follow_up:
      'Bonjour, le mot de passe du dossier {{case}} est-il réinitialisé ? Répondez à ce message par oui ou par non.',
    waiting:
      'Bonjour, la hotline vous a écrit au sujet du dossier {{case}}. Répondez à ce message pour lire la suite.',
  },
} as const
