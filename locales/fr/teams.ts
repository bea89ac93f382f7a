/** The app as Teams shows it: its card in the catalogue, its commands, its search, its page of information. */
export const teams = {
  name: 'Sésame',
  full_name: 'Sésame, le bureau de la hotline',
  /** 80 characters at most. */
  short: "Les demandes WhatsApp de la hotline, prises en charge par l'équipe dans Teams.",
  description:
    "Sésame poste dans un canal de l'équipe les dossiers de réinitialisation qui demandent un humain. Un conseiller prend un dossier depuis sa carte et répond dans son fil : ses messages partent vers WhatsApp, ceux de l'installateur arrivent dans le fil. Les délais promis sont surveillés, et un code envoyé contre l'avis des preuves demande deux personnes.",
  tab: 'Console',
  search: 'Chercher un dossier',
  search_hint: 'Un numéro de dossier, de série, ou une société',
  search_field: 'Recherche',
  /** Title, as it is written to the bot, and explanation. */
  command: {
    help: { title: 'aide', text: 'La liste des commandes' },
    queue: { title: 'file', text: 'Les dossiers en attente' },
    mine: { title: 'mes cas', text: 'Vos dossiers' },
    available: { title: 'dispo', text: 'Vous êtes là' },
    pause: {
      title: 'pause',
      text: "On ne vous appelle pas ; vos dossiers en attente d'une réponse retournent dans la file",
    },
    here: { title: 'ici', text: 'Poster les dossiers dans ce canal' },
    replies: { title: 'réponses', text: 'Les réponses toutes prêtes' },
  },
  about: {
    title: 'Sésame dans Teams',
    use: "Cette application est réservée à l'équipe de la hotline. Elle sert à répondre aux installateurs qui écrivent sur WhatsApp ; tout autre usage est exclu.",
    data: "Elle ne traite que les messages des fils qu'elle a ouverts et ceux qui la mentionnent ; du reste du canal, rien n'est gardé. Ce que le conseiller d'un dossier écrit dans son fil est transmis à l'installateur et gardé avec le dossier.",
    retention:
      'Les photos sont gardées 90 jours, les conversations un an, les décisions cinq ans. Les codes sont chiffrés et ne paraissent dans aucune carte.',
    contact: "Pour consulter ou faire effacer vos données, adressez-vous au responsable de l'équipe.",
  },
  /** Posted by `npm run doctor`. */
  test_card: {
    title: "Carte d'essai",
    text: 'Sésame peut écrire ici. Il ne manque rien pour recevoir des dossiers ; cette carte peut être supprimée.',
  },
} as const
