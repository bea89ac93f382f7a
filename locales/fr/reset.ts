/** Declaration, decision, code and what follows. */
export const reset = {
  ask_declaration: 'Avant le code :\n\n« {{text}} »',
  declaration:
    "Je comprends et j'accepte : j'ai l'autorisation de réinitialiser le mot de passe des appareils de cette demande, et j'utiliserai cette fonction de manière légale, juste et raisonnable. La société Hikvision ne sera pas tenue pour responsable des pertes qui pourraient survenir.",
  accept: "J'accepte",
  refuse: 'Je refuse',
  declaration_again: 'Acceptez-vous la déclaration ci-dessus ?',
  help_declaration:
    "Sans cette déclaration, je n'ai pas le droit de donner le code. Répondez « J'accepte » pour continuer, ou « annuler ».",
  declaration_refused: 'Sans cette déclaration, je ne peux pas continuer. Que souhaitez-vous faire ?',
  declaration_accept_after_all: 'Accepter',
  declaration_cancel: 'Annuler',
  declaration_human: 'Un humain',
  code_key: 'Voici votre code de réinitialisation pour *{{model}}* ({{serial}}) :\n\n*{{code}}*',
  code_file:
    'Voici votre fichier de réinitialisation pour *{{model}}* ({{serial}}) : {{url}}\n\nLe lien marche une seule fois.',
  code_expiry:
    "Il est valable 48 h au plus, jusqu'au {{date}} à {{time}}. Utilisez-le tout de suite, sans redémarrer l'appareil.",
  instructions_key:
    "Dans SADP ou à l'écran de l'appareil :\n1. Retournez dans « Mot de passe oublié ».\n2. Tapez le code.\n3. Nouveau mot de passe : 8 à 16 caractères, avec chiffres, minuscules et majuscules, sans « 123 » ni « admin ».",
  instructions_xml:
    'Dans SADP :\n1. Retournez dans « Mot de passe oublié ».\n2. « Importer » : choisissez le fichier.\n3. Nouveau mot de passe : 8 à 16 caractères, avec chiffres, minuscules et majuscules, sans « 123 » ni « admin ».',
  instructions_cameras:
    "C'est un enregistreur : cochez aussi la réinitialisation des caméras (« Reset Network Cameras’ Passwords »), sinon elles garderont l'ancien mot de passe.",
  instructions_again: 'Les étapes sont les mêmes que pour le premier code.',
  ask_worked: 'Le mot de passe est-il réinitialisé ?',
  ask_worked_several: 'Les mots de passe sont-ils réinitialisés ?',
  progress_one: '*{{count}} appareil sur {{total}}* a son code.',
  progress_many: '*{{count}} appareils sur {{total}}* ont leur code.',
  progress_other: '*{{count}} appareils sur {{total}}* ont leur code.',
  finish: "J'ai terminé",
  help_next:
    "Envoyez la photo de l'étiquette de l'appareil suivant, je vous donne son code. Vous avez fini ? Touchez « J'ai terminé ».",
  worked_yes: "Oui, c'est fait",
  worked_no: 'Non, ça bloque',
  worked_new_code: 'Non, nouveau code',
  worked_next: 'Appareil suivant',
  worked_later: 'Pas encore essayé',
  worked_wait:
    "Prenez votre temps : le code est valable jusqu'au {{date}} à {{time}}. Dites-moi quand c'est fait.",
  help_worked:
    "Tapez le code dans « Mot de passe oublié », là où vous avez exporté la demande. Dites-moi ensuite si l'appareil accepte le nouveau mot de passe.",
  solved: 'Parfait. Le dossier {{number}} est clos. Bonne fin de chantier !',
  solved_several_one:
    'Parfait. Le dossier {{number}} est clos, avec {{count}} appareil traité sur {{total}}. Bonne fin de chantier !',
  solved_several_many:
    'Parfait. Le dossier {{number}} est clos, avec {{count}} appareils traités sur {{total}}. Bonne fin de chantier !',
  solved_several_other:
    'Parfait. Le dossier {{number}} est clos, avec {{count}} appareils traités sur {{total}}. Bonne fin de chantier !',
  solved_after: 'Un autre appareil ? Écrivez-moi simplement « mot de passe ».',
  ask_failed: "Que se passe-t-il ? Si SADP affiche un numéro d'erreur, donnez-le-moi.",
  failed_retry: 'Recommencer',
  failed_human: 'Un humain',
  ask_which_failed: 'Quel appareil bloque ?',
  help_failed: "Le numéro d'erreur affiché par SADP me dit si le code reste bon ou s'il en faut un autre.",
  failed_restart: "Redémarrez l'appareil et le PC, puis attendez que l'appareil réapparaisse dans SADP.",
  code_expiring_one:
    'Dossier {{number}} : votre code pour {{numbers}} expire bientôt et vous ne m’avez pas dit s’il a marché.',
  code_expiring_many:
    'Dossier {{number}} : vos codes pour {{numbers}} expirent bientôt et vous ne m’avez pas dit s’ils ont marché.',
  code_expiring_other:
    'Dossier {{number}} : vos codes pour {{numbers}} expirent bientôt et vous ne m’avez pas dit s’ils ont marché.',
  code_expired_one: 'Dossier {{number}} : votre code pour {{numbers}} a expiré.',
  code_expired_many: 'Dossier {{number}} : vos codes pour {{numbers}} ont expiré.',
  code_expired_other: 'Dossier {{number}} : vos codes pour {{numbers}} ont expiré.',
  already_served: "L'appareil {{serial}} a déjà son code, plus haut dans cette conversation.",
  case_status_none: "Vous n'avez pas de dossier en cours.",
  case_status: 'Dossier {{number}} : {{state}}.',
  state: {
    collecting: 'en cours, il me manque encore une réponse de votre part',
    waiting_company: 'en attente de la vérification de votre société',
    waiting_platform: 'en attente de la plateforme de codes, je réessaie tout seul',
    with_desk: 'entre les mains des conseillers',
    code_delivered: "le code vous a été donné, il reste à l'essayer",
    closed: 'clos',
  },
  /** Before the 24 hours in which we may write freely are over. */
  still_there:
    'Votre dossier {{number}} attend toujours votre réponse. Répondez quand vous pouvez, vos pièces sont gardées.',
  queue_next: 'Vous êtes le prochain dans la file.',
  queue_place: 'Vous êtes n° {{position}} dans la file.',
  wait_platform:
    "La plateforme de codes ne répond pas. Votre dossier {{number}} est complet : je réessaie tout seul et je vous écris dès que le code arrive. Sans réponse d'ici une heure, un conseiller s'en charge.",
  to_desk: 'Je transmets votre dossier {{number}} à un conseiller.',
  to_desk_files: 'Je transmets votre dossier {{number}} à un conseiller, avec toutes vos pièces.',
  desk_reason: {
    tries_exhausted: 'Nous avons fait trois essais sans y arriver.',
    company_not_verified:
      'Votre dossier est complet ; un conseiller doit encore vérifier votre société, puis il vous donne le code.',
    company_suspended: 'Les demandes de votre société sont suspendues pour le moment.',
    not_served_automatically: 'Cette famille d’appareils se traite avec un conseiller.',
    live_code_exists: 'Un code encore valable existe déjà pour cet appareil.',
    limit: "Le nombre de codes automatiques pour aujourd'hui est atteint.",
    suspicion: 'Une vérification par un conseiller est nécessaire.',
    platform_refused: 'La plateforme demande une vérification.',
    platform_unreachable: 'La plateforme de codes ne répond toujours pas.',
    device_unknown: 'La plateforme de codes ne connaît pas cet appareil.',
    platform_manual: 'Tout concorde : un conseiller vous donne le code.',
    evidence_insufficient: 'Vos pièces demandent un regard humain.',
    asked: "Vous avez demandé à parler à quelqu'un.",
    trouble: 'Un problème technique m’empêche de continuer.',
  },
  promise_late: 'Un conseiller vous répond dès que possible, merci de votre patience.',
  human_already: 'Votre demande est déjà chez les conseillers.',
  human_waiting: 'Votre message est transmis au conseiller.',
} as const
