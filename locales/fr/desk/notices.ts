/** Sentences of the hotline desk: what is said in a thread or in a personal chat. */
export const notices = {
  whispered: 'Note de {{from}} pour vous, dossier {{number}} : {{text}}',
  ring: "Le dossier {{number}} attend toujours quelqu'un. Réponse promise avant {{due}}.",
  ring_lead:
    "Personne n'a pris le dossier {{number}}. Réponse promise avant {{due}} : pouvez-vous l'attribuer ?",
  first_warning: 'Dossier {{number}} : la première réponse est promise avant {{due}}.',
  first_breach: 'Dossier {{number}} : la première réponse, promise avant {{due}}, est en retard.',
  next_warning: "Dossier {{number}} : l'installateur attend une réponse avant {{due}}.",
  resolution_warning: 'Dossier {{number}} : à résoudre avant {{due}}.',
  resolution_breach: 'Dossier {{number}} : le délai de résolution, {{due}}, est dépassé.',
  reassigned: 'Dossier {{number}} : {{agent}} ne répond pas, le dossier revient dans la file.',
  held_back: "Message de {{agent}} non envoyé : le dossier n'est plus à cette personne.",
  release_failed: "Le code n'a pas pu être envoyé : {{why}}.",
  opted_out: "Message non envoyé : l'installateur a écrit STOP et ne veut plus de messages.",
  photo_arrived: 'La photo demandée est arrivée : {{why}}.',
  delivery_failed: "Message non remis à l'installateur ({{error}}).",
  approval_needed:
    '{{agent}} demande une validation pour envoyer un code sur le dossier {{number}}, où tout n’est pas réuni.',
  confirmation_needed:
    'Un fichier de réinitialisation a été déposé en votre nom sur le dossier {{number}}. S’il vient de vous, validez l’envoi sur la carte ; sinon, refusez-le.',
  transferred: '{{agent}} vous confie le dossier {{number}}.',
  thread_blocked:
    'Je ne peux plus écrire dans le fil du dossier {{number}}. Suivez-le ici ou dans la console.',
  relayed_link: 'Ce message contient un fichier : {{url}}',
  file: 'Fichier : {{name}}',
  not_sent_owner: "Le dossier {{number}} est à {{owner}}. Votre message n'est pas parti vers l'installateur.",
  not_sent_unclaimed:
    "Personne n'a pris le dossier {{number}}. Votre message n'est pas parti vers l'installateur.",
  not_sent_closed: "Le dossier {{number}} est clos. Votre message n'est pas parti vers l'installateur.",
  not_sent_question: 'Que voulez-vous en faire ?',
  held_take_and_send: 'Prendre en charge et envoyer',
  held_note: 'Garder comme note interne',
  held_drop: 'Ne rien faire',
  held_dropped: "Entendu, rien n'est parti.",
  files_not_reachable: 'Les fichiers déposés dans un canal ne me parviennent pas. Utilisez ce lien : {{url}}',
  too_long: "Votre message dépasse {{limit}} caractères et n'est pas parti. Coupez-le en plusieurs messages.",
  welcome:
    'Bonjour ! Je poste ici les dossiers qui demandent un humain. Prenez-les en charge depuis leur carte, répondez dans leur fil. Écrivez « aide » pour la liste des commandes.',
  here: "C'est noté : les dossiers arrivent désormais dans ce canal.",
} as const
