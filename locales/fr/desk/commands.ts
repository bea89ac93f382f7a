/** Sentences of the hotline desk: what an agent writes to the bot, and its answers. */
export const commands = {
  help: "Commandes :\n\n- **file** : les dossiers en attente\n- **cas 123** : un dossier\n- **mes cas** : les vôtres\n- **recherche** suivi d'un numéro, d'un nom ou d'un numéro de série\n- **pause** / **dispo** : votre disponibilité\n- **ici** : poster les dossiers dans ce canal\n- **réponses** : les réponses toutes prêtes, à écrire « /nom » dans un fil\n- **aide** : ce message",
  queue_empty: "Personne n'attend.",
  queue_title_one: '{{count}} dossier en attente',
  queue_title_many: '{{count}} dossiers en attente',
  queue_title_other: '{{count}} dossiers en attente',
  queue_line: '{{position}}. **{{number}}** : {{cause}}, avant {{due}}',
  mine_empty: "Vous n'avez aucun dossier.",
  mine_title_one: '{{count}} dossier à vous',
  mine_title_many: '{{count}} dossiers à vous',
  mine_title_other: '{{count}} dossiers à vous',
  mine_line: '**{{number}}** : {{cause}}{{waiting}}',
  mine_waiting: ", l'installateur attend une réponse avant {{due}}",
  not_found: 'Aucun dossier « {{query}} ».',
  search_none: 'Rien trouvé pour « {{query}} ».',
  search_title: 'Trouvé pour « {{query}} » :',
  search_line: '**{{number}}** : {{state}}{{serials}}',
  available: 'Vous êtes disponible.',
  paused: 'Vous êtes en pause : on ne vous appellera pas.',
  paused_requeued_one:
    'Vous êtes en pause. {{count}} dossier qui attendait une réponse retourne dans la file.',
  paused_requeued_many:
    'Vous êtes en pause. {{count}} dossiers qui attendaient une réponse retournent dans la file.',
  paused_requeued_other:
    'Vous êtes en pause. {{count}} dossiers qui attendaient une réponse retournent dans la file.',
  canned_none: "Il n'y a pas encore de réponse toute prête. Un responsable peut en créer dans la console.",
  canned_title: 'Réponses toutes prêtes :',
  canned_line: '- **/{{name}}** : {{text}}',
  canned_unknown: "Il n'existe pas de réponse « /{{name}} ». Rien n'est parti.",
  unknown: "Je n'ai pas compris. Écrivez « aide » pour la liste des commandes.",
  not_member: "Ce bot est réservé à l'équipe de la hotline.",
} as const
