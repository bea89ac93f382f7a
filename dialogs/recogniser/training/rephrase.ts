import { pick, type Random } from './grammar.js'

/** Words and turns that mean the same here, folded: any may stand for any other of its line. */
const SAME = `
perdu | egare | paume | oublie | zappe
ne marche pas | ne fonctionne pas | marche pas | fonctionne pas
ne marche plus | ne fonctionne plus | marche plus
est refuse | est rejete | n'est pas accepte | est pas accepte | est invalide
a marche | a fonctionne | a bien marche
ca marche | ca fonctionne
envoyer | transmettre | faire parvenir
telecharger | recuperer | choper
etiquette | autocollant | sticker
le logiciel | l'outil | le programme
la camera | la cam | le dome | l'appareil
le nvr | l'enregistreur | le dvr | le boitier | le stockeur
pouvez-vous | vous pouvez | pourriez-vous | tu peux | est-ce que vous pouvez | peux-tu
je veux | je voudrais | je souhaite | j'aimerais | j'ai envie de
il faut | faut | il faudrait
est-ce que | esque
ma societe | mon entreprise | ma boite | notre societe | la societe
un technicien | un conseiller | quelqu'un | un humain | une personne
mon dossier | ma demande | mon ticket
comment faire | comment on fait | je fais comment | comment je fais
c'est quoi | qu'est-ce que c'est | ca veut dire quoi
je ne comprends pas | je comprends pas | je pige pas | j'ai pas compris
je ne trouve pas | je trouve pas | je vois pas | impossible de trouver
je n'ai pas | j'ai pas | je ne dispose pas de
je n'arrive pas | j'arrive pas | je ne parviens pas | je reussis pas
impossible de | pas moyen de | je n'arrive pas a | j'arrive pas a
expire | perime | plus valable | depasse
vous avez | tu as | t'as
vous etes | t'es | tu es
merci | mci | merci bien
particulier | simple particulier
toujours | encore | tjrs
le client | mon client | le gerant
reinitialiser | reset | remettre a zero | debloquer
mot de passe | mdp | code admin | pass
ou est | ou se trouve | c'est ou | il est ou
quand | a quelle heure
probleme | souci | pb
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[a-z0-9]/.test(sign)

/** Said to a friend: one way only, for "ton" and "les" mean other things as well. */
const FAMILIAR: [RegExp, string][] = [
  [/\bvotre\b/, 'ton'],
  [/\bvos\b/, 'tes'],
  [/\bnous\b/, 'on'],
  [/\bcela\b/, 'ca'],
  [/\bmaintenant\b/, 'du coup'],
]

/** Replaces a turn here and there by another of the same meaning. */
export function rephrase(text: string, random: Random): string {
  let said = text
  for (const turns of SAME) {
    for (const turn of turns) {
      const at = said.indexOf(turn)
      if (at < 0 || isLetter(said[at - 1]) || isLetter(said[at + turn.length])) continue
      if (random() < 0.3) said = said.slice(0, at) + pick(turns, random) + said.slice(at + turn.length)
      break
    }
  }
  for (const [formal, familiar] of FAMILIAR) if (random() < 0.25) said = said.replace(formal, familiar)
  return said
}
