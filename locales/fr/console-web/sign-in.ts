export const signIn = {
  title: 'Connexion à Sésame',
  lead: 'La console de la hotline : dossiers, qualité, chiffres.',
  login: 'Identifiant',
  password: 'Mot de passe',
  totp: 'Code à six chiffres',
  totp_hint: "Celui de votre application d'authentification.",
  recovery: 'Code de secours',
  recovery_hint: "L'un de ceux que vous avez notés. Il ne sert qu'une fois.",
  use_recovery: "Je n'ai plus mon téléphone",
  use_totp: "Utiliser l'application d'authentification",
  enter: 'Se connecter',
  or: 'ou',
  oidc: 'Se connecter avec Microsoft',
  oidc_refused: "La connexion avec Microsoft n'a pas abouti. Réessayez.",
  oidc_unreachable: 'Microsoft ne répond pas pour le moment. Réessayez dans un instant.',
  oidc_no_role: "Votre compte n'a pas accès à cette console. Demandez un rôle à votre administrateur.",
  demo: 'Entrer comme responsable',
  demo_as: 'ou comme :',
}

/** Where an administrator's link leads. */
export const reset = {
  title: 'Nouveau mot de passe',
  lead: "Bonjour {{name}}. Choisissez votre nouveau mot de passe. Ce lien est valable jusqu'au {{at}} et ne sert qu'une fois.",
  no_link: 'Ouvrez de nouveau le lien que votre administrateur vous a donné.',
  save: 'Enregistrer le mot de passe',
  done: 'Mot de passe enregistré.',
  sign_in: 'Se connecter',
}
