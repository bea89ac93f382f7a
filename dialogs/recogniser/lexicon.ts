import { stem } from './text/stem.js'

/**
 * What words are about. Sentences we never saw say known things with other words: the recogniser also learns from
 * these meanings and their pairs, so "égaré + identifiants" is as good as "perdu + mot de passe".
 */
const MEANINGS: Record<string, string> = {
  password:
    'motdepasse password pass passe login identifiant identifiants acces passcode credentials mdp code codes',
  lost: 'perdu perdus perdue oublie oublies oubliee egare paume zappe retrouve souviens souvient rappelle rappelle connais connait inconnu introuvable forgot forgotten lost misplaced remember oubli perte ignore disparu egaree egares oubliait paume paumes noter note noted papier carnet calepin memoire rappel retrouver sais savent sait clue unknown ignorent ignore disparus introuvables egarement efface',
  reset:
    'reset resetter reseter reinitialiser reinitialisation reinitialise debloquer deverrouiller deblocage recuperer recuperation unlock recover restore reinit deblocage debloquage deverrouillage reinitialisee reactiver contourner remise',
  locked:
    'bloque bloquee bloques verrouille verrouillee locked blocked lock coince lock locke coincee fermee refuse verrouillage',
  device:
    'camera cameras nvr dvr enregistreur enregistreurs boitier appareil appareils dome ptz bullet interphone platine visiophone moniteur terminal lecteur switch hikvision xmodel recorder device devices intercom materiel stockeur videosurveillance produit equipement ipc kit tourelle turret mini-dome cam cams fisheye thermique portier poste sonnette centrale badgeuse lecteurs videophone ecran ptz nvrs dvrs baie recorders unit hardware',
  code: 'code codes cle key clef cles caracteres lettres chiffres',
  xmlfile: 'fichier xml fichiers file encrypt devicekey',
  received:
    'recu recue recois received got recevoir envoye envoyes donne obtenu arrive arrivee transmis communique fourni eu given',
  expired:
    'expire expiree expires expired perime perimee depasse depasses depassee echu valide valable validite delai expiration expirer perimer tardif tard lapsed window passes delais echeance',
  fails:
    'refuse refusee invalide incorrect errone faux rejete echec echoue invalid rejected wrong failed fails fail echouee bug plante foire reconnu accepte refus refuses rejette rejete recale foire rate deconne bloque nope declined reject',
  works:
    'marche marchent fonctionne fonctionnent works worked work working marcher fonctionner passe ok nickel impec parfait',
  success:
    'reussi reussie succes debloque debloquee reinitialise successful success solved resolu regle dedans connecte acces reconnecter reconnecte rentre dedans retabli accessible restored fixed succeeded ouvert laisse',
  photo:
    'photo photos photographier picture image photographie cliche pictures flash cliche photographie images tof snapshot camera-photo objectif zoom',
  label:
    'etiquette etiquettes autocollant sticker label plaque plaquette etiquetage stickers tag inscription plaques',
  serial: 'numserie xserial serie serial',
  receipt:
    'facture recu ticket invoice receipt carton boite emballage box bon livraison facture bl justificatif',
  blurry:
    'floue flou sombre nette net reflet illisible effacee arrachee blurry dark unreadable lisible floues reflets sombres net trouble ombre soleil nuit eblouit',
  sadp: 'sadp',
  export: 'export exporter exporte exportation importer import extraire generer exported',
  computer:
    'ordinateur pc mac computer laptop windows macbook portable poste notebook tablette tablet android iphone chromebook linux',
  network:
    'reseau lan local network detecte detecter detectee apparait voit reseaux subnet sous plage switch branche cable vpn connecte distance remote wifi',
  qrcode: 'qrcode qr',
  error: 'erreur erreurs error errors err message',
  errnum: 'xsadperr',
  account:
    'compte comptes account inscription inscrire hikpartner register onehikid signup profil inscrit inscris sinscrire login connexion utilisateur abonne profile',
  create: 'creer creation create ouvrir cree open',
  company:
    'societe societes entreprise entreprises company boite business siren siret kbis employes salaries holding filiale groupe siege raison sociale association gerant patron societaire sarl sas sasu eurl collectivite etablissement succursale freelance auto',
  verify:
    'verifier verification verifiee authentifier authentification valider validation validee verified verify authenticate authentication justificatif approuver approuvee certifier preuve prouver approved approval validee refusee documents papiers coche',
  vat: 'tva numtva xvat vat intracommunautaire intracom taxe siret siren',
  human:
    'humain conseiller technicien operateur agent personne quelqu responsable human person operator someone interlocuteur teleconseiller gars mec expert specialiste superviseur responsable manager operatrice staff quelquun collegue interlocutrice standard',
  call: 'appeler appelez appelle rappeler rappelez rappelle telephone call phone joindre joignable vocal coup fil ligne bigophone appel rappelle phoner standard numero ring callback',
  talk: 'parler discuter talk speak echanger chat relation contacter causer converser entretenir dialoguer chatter joindre',
  bot: 'robot bot machine automate ia repondeur',
  status:
    'dossier dossiers demande ticket requete statut status suivi avancement avance request case traitement avance avances traite traitee pris cours etat suites',
  wait: 'attends attend attente patiente attendre waiting wait toujours encore nouvelles retour reponse news update relance poireaute patienter longue long minutes heures depuis tarde dort oublie pending',
  hours:
    'horaire horaires heure heures ouvert ouverts ouvrez fermez ferme fermes ouverture fermeture open close hours opening ouvre rouvrez bossez dispo disponible joignables schedule planning creneau creneaux permanence astreinte pause pont dispos bosse travaille travaillez taffez amplitude',
  day: 'lundi mardi mercredi jeudi vendredi samedi dimanche weekend midi soir matin demain ferie feries nuit saturday sunday weekend monday tomorrow today aujourd vacances noel vacances feries noel paques holiday holidays weekend aprem matinee soiree jour jours',
  language:
    'anglais francais english french langue langues espagnol allemand neerlandais italien flamand language arabe portugais',
  stopmsg:
    'stop arretez arrete desabonner desinscrire unsubscribe cessez desabonnement arreter cesser opposition desinscription retirez coupez bloquer spam supprimez',
  messages:
    'message messages sms notification notifications messagerie ecrire ecrivez whatsapp msg notif notifs whatsapp relance relances mail envoyer envois texto textos',
  again:
    'nouveau reactiver reprendre reabonner again resume reprise remettre renvoyer reecrire remets remettez rallumer rebrancher back nouveau encore',
  cancelw:
    'annuler annule annulez annulation abandonner abandonne laisse laissez tomber cancel oubliez annulee clore cloturer retire renonce arreter inutile peine drop abandon remplace remplacer fournisseur',
  restartw:
    'recommencer recommence recommencez zero debut restart refaire repartir recommencons recommencer redemarrer relancer commencement scratch beginning redo premier premiere',
  backw:
    'retour arriere precedent precedente revenir back previous retourner reviens avant demi tour remonter reculer avant undo',
  correctw:
    'trompe erreur corriger modifier changer rectifier correction mauvais mauvaise mistake correct change gourre planter confondu inverse faute faux fausse inexact inexacte rectifie rectification confond coquille typo wrong faute erreurs saisie bonne',
  selfserve:
    'question questions securite secrete secretes guid hikconnect secours reserve usine bouton factory hard schema autonomie seul security reponses reponse astuce moyen methode solution alternative trombone pinhole guid questions seul seule myself own',
  enduser:
    'particulier particuliers maison domicile prive personnel perso home proprietaire locataire appartement villa amazon leboncoin private individual habitant copropriete jardin famille parents voisin domestique salon villa chalet proprio ghosted owner',
  installer: 'installateur installateurs prestataire electricien integrateur installer pro professionnel',
  client:
    'client cliente clients customer patron gerant directeur gardien syndic directrice boulanger restaurateur exploitant locataire occupant',
  money:
    'prix tarif tarifs devis cout coute combien euros cher price cost quote remise promo remboursement rembourser payer paiement facturation rabais facturer paye payer euro tarification budget gratuit',
  order:
    'commande commander acheter achat livraison livre colis stock order buy vendre vendez catalogue parcel garantie rma delivery fournisseur expedition livreur magasin boutique stocks disponible disponibilite',
  techno:
    'firmware cable cablage alimentation image ecran disque wifi ip rtsp onvif notification micro son infrarouge enregistrement detection alarme ivms teamviewer poe brancher installer configurer parametrer driver notice manuel bande passante stockage resolution focale support bracket led clignote voyant ports port adresse version mise jour compatibilite poe nas onduleur',
  otherbrand:
    'dahua ezviz axis hanwha bosch uniview ajax somfy ring netatmo reolink foscam vivotek samsung honeywell legrand urmet comelit paxton iphone facebook gmail windows livebox box netflix instagram google apple',
  weather: 'meteo temps pluie pleuvoir soleil weather rain neige froid chaud',
  insult: 'merde connard con cons nul nuls foutre gueule fdp idiot stupid fuck arnaque incapables',
  greet: 'bonjour salut bonsoir hello hi coucou hey rebonjour',
  thank: 'merci thanks thank remercie mercis',
  help: 'aide aider help assistance besoin comprends comprend expliquer explique expliquez explication guider guide procedure demarche marche suivre comprendre compris pige capte',
  where: 'ou where',
  how: 'comment how',
  what: 'quoi quel quelle quels quelles what which questceque',
  when: 'quand when',
  why: 'pourquoi why',
  neg: 'pas plus jamais aucun aucune rien not no don doesn can t didn won isn sans ni sans non nan',
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
