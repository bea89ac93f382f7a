import { stem } from './text/stem.js'

/**
 * What words are about. Sentences we never saw say known things with other words: the recogniser also learns from
 * these meanings and their pairs, so "égaré + identifiants" is as good as "perdu + mot de passe".
 */
const MEANINGS: Record<string, string> = {
  password:
    'motdepasse password pass passe login identifiant identifiants acces passcode credentials mdp code codes',
  lost: 'perdu perdus perdue oublie oublies oubliee egare paume zappe retrouve souviens souvient rappelle rappelle connais connait inconnu introuvable forgot forgotten lost misplaced remember oubli perte ignore disparu',
  reset:
    'reset resetter reseter reinitialiser reinitialisation reinitialise debloquer deverrouiller deblocage recuperer recuperation unlock recover restore',
  locked: 'bloque bloquee bloques verrouille verrouillee locked blocked lock coince',
  device:
    'camera cameras nvr dvr enregistreur enregistreurs boitier appareil appareils dome ptz bullet interphone platine visiophone moniteur terminal lecteur switch hikvision xmodel recorder device devices intercom materiel stockeur videosurveillance produit equipement',
  code: 'code codes cle key',
  xmlfile: 'fichier xml fichiers file encrypt devicekey',
  received: 'recu recue recois received got recevoir envoye envoyes donne',
  expired:
    'expire expiree expires expired perime perimee depasse depasses depassee echu valide valable validite delai expiration',
  fails:
    'refuse refusee invalide incorrect errone faux rejete echec echoue invalid rejected wrong failed fails fail echouee bug plante foire reconnu accepte',
  works: 'marche marchent fonctionne fonctionnent works worked work working marcher fonctionner passe',
  success:
    'reussi reussie succes debloque debloquee reinitialise successful success solved resolu regle dedans connecte',
  photo: 'photo photos photographier picture image photographie cliche pictures flash',
  label: 'etiquette etiquettes autocollant sticker label plaque plaquette',
  serial: 'numserie xserial serie serial',
  receipt: 'facture recu ticket invoice receipt carton boite emballage box bon',
  blurry: 'floue flou sombre nette net reflet illisible effacee arrachee blurry dark unreadable lisible',
  sadp: 'sadp',
  export: 'export exporter exporte exportation importer import extraire generer exported',
  computer: 'ordinateur pc mac computer laptop windows macbook',
  network: 'reseau lan local network detecte detecter detectee apparait voit',
  qrcode: 'qrcode qr',
  error: 'erreur erreurs error errors err message',
  errnum: 'xsadperr',
  account: 'compte comptes account inscription inscrire hikpartner register onehikid signup',
  create: 'creer creation create ouvrir cree open',
  company:
    'societe societes entreprise entreprises company boite business siren siret kbis employes salaries',
  verify:
    'verifier verification verifiee authentifier authentification valider validation validee verified verify authenticate authentication justificatif',
  vat: 'tva numtva xvat vat intracommunautaire intracom taxe siret siren',
  human:
    'humain conseiller technicien operateur agent personne quelqu responsable human person operator someone interlocuteur teleconseiller',
  call: 'appeler appelez appelle rappeler rappelez rappelle telephone call phone joindre joignable vocal',
  talk: 'parler discuter talk speak echanger chat relation contacter',
  bot: 'robot bot machine automate ia repondeur',
  status:
    'dossier dossiers demande ticket requete statut status suivi avancement avance request case traitement',
  wait: 'attends attend attente patiente attendre waiting wait toujours encore nouvelles retour reponse news update relance',
  hours:
    'horaire horaires heure heures ouvert ouverts ouvrez fermez ferme fermes ouverture fermeture open close hours opening ouvre rouvrez bossez dispo disponible joignables',
  day: 'lundi mardi mercredi jeudi vendredi samedi dimanche weekend midi soir matin demain ferie feries nuit saturday sunday weekend monday tomorrow today aujourd vacances noel',
  language:
    'anglais francais english french langue langues espagnol allemand neerlandais italien flamand language arabe portugais',
  stopmsg: 'stop arretez arrete desabonner desinscrire unsubscribe cessez desabonnement',
  messages: 'message messages sms notification notifications messagerie ecrire ecrivez whatsapp',
  again: 'nouveau reactiver reprendre reabonner again resume reprise remettre',
  cancelw: 'annuler annule annulez annulation abandonner abandonne laisse laissez tomber cancel oubliez',
  restartw: 'recommencer recommence recommencez zero debut restart refaire repartir recommencons',
  backw: 'retour arriere precedent precedente revenir back previous retourner reviens avant',
  correctw:
    'trompe erreur corriger modifier changer rectifier correction mauvais mauvaise mistake correct change gourre planter confondu inverse faute',
  selfserve:
    'question questions securite secrete secretes guid hikconnect secours reserve usine bouton factory hard schema autonomie seul security',
  enduser:
    'particulier particuliers maison domicile prive personnel perso home proprietaire locataire appartement villa amazon leboncoin private individual',
  installer: 'installateur installateurs prestataire electricien integrateur installer pro professionnel',
  client: 'client cliente clients customer',
  money:
    'prix tarif tarifs devis cout coute combien euros cher price cost quote remise promo remboursement rembourser payer paiement facturation',
  order:
    'commande commander acheter achat livraison livre colis stock order buy vendre vendez catalogue parcel garantie rma delivery',
  techno:
    'firmware cable cablage alimentation image ecran disque wifi ip rtsp onvif notification micro son infrarouge enregistrement detection alarme ivms teamviewer poe brancher installer configurer parametrer driver notice manuel',
  otherbrand:
    'dahua ezviz axis hanwha bosch uniview ajax somfy ring netatmo reolink foscam vivotek samsung honeywell legrand urmet comelit paxton iphone facebook gmail windows livebox box netflix instagram google apple',
  weather: 'meteo temps pluie pleuvoir soleil weather rain neige froid chaud',
  insult: 'merde connard con cons nul nuls foutre gueule fdp idiot stupid fuck arnaque incapables',
  greet: 'bonjour salut bonsoir hello hi coucou hey rebonjour',
  thank: 'merci thanks thank remercie mercis',
  help: 'aide aider help assistance besoin comprends comprend expliquer explique',
  where: 'ou where',
  how: 'comment how',
  what: 'quoi quel quelle quels quelles what which questceque',
  when: 'quand when',
  why: 'pourquoi why',
  neg: 'pas plus jamais aucun aucune rien not no don doesn can t didn won isn sans',
  want: 'veux voudrais souhaite aimerais want like need faut besoin dois',
  possible: 'peux peut pouvez possible can could puis pourrait',
}

const BY_STEM = new Map<string, readonly string[]>()
for (const [meaning, words] of Object.entries(MEANINGS)) {
  for (const word of words.split(' ')) {
    const key = stem(word)
    const meanings = BY_STEM.get(key) ?? []
    if (!meanings.includes(meaning)) BY_STEM.set(key, [...meanings, meaning])
  }
}

/** The meanings a stemmed word may have, none or several. */
export const meaningsOf = (stemmed: string): readonly string[] => BY_STEM.get(stemmed) ?? []

/** All words that carry a meaning: never "unknown" to the spelling corrector. */
export const lexiconWords = (): string[] => Object.values(MEANINGS).flatMap((words) => words.split(' '))
