import type { SentenceKey } from '../locales/index.js'

/**
 * Questions that have one answer wherever they come, asked in so many words. They are whole messages: "vous êtes un
 * robot, je veux un humain" asks for a human, and that is the recogniser's business.
 */
const QUESTIONS: readonly [RegExp, SentenceKey][] = [
  [
    /^(?:mais |et )?(?:es[- ]tu|t['’]es|tu es|[êe]tes[- ]vous|vous [êe]tes|c['’]est|are you|is this|am i talking to)(?: vraiment| bien| really)?(?: une?| an?)? (?:robot|bot|chat ?bot|ia|ai|machine|humaine?|human|vraie personne|vrai humain|real person|real human|personne|person)\W*$/i,
    'help.who_are_you',
  ],
  [
    /^(?:mais |et )?(?:qui (?:es[- ]tu|[êe]tes[- ]vous)|(?:vous [êe]tes|t['’]es|tu es|c['’]est) qui|who are you|who is this)\W*$/i,
    'help.who_are_you',
  ],
  [
    /^(?:et )?(?:mes |vos |les )?(?:donn[ée]es?(?: personnelles?)?|vie priv[ée]e|confidentialit[ée]|rgpd|gdpr|privacy(?: policy)?|politique de confidentialit[ée]|my data|personal data)\W*$/i,
    'help.privacy',
  ],
  [
    /\b(?:que faites[- ]vous|qu['’]est-ce que vous faites|vous faites quoi|what do you do)\b.{0,12}\b(?:mes donn[ée]es|ma photo|mes photos|mon num[ée]ro|with my data)\b/i,
    'help.privacy',
  ],
  [
    /\b(?:num[ée]ro|n°|s\/?n|serial|s[ée]rie)(?![a-z]).{0,40}\b(?:court|complet|long|entier|short|full)\b.{0,30}\?\W*$/i,
    'help.serial',
  ],
  [
    /^(?:le |the )?(?:court|short)(?: one)? (?:ou|or) (?:le |the )?(?:long|complet|full)(?: one)?\W*$/i,
    'help.serial',
  ],
  [
    /^\W*(?:mais |allez |vite )?(?:(?:c['’ ]?est|it['’]?s|this is) )?(?:vraiment |tr[eè]s |super |hyper |trop |really |very )?(?:urgent\w*|press[ée]|asap)(?:[ ,]+(?:je vous dis|svp|stp|s['’]il vous pla[iî]t|là|merci|please|merde|putain|vite|quoi))*\W*$/i,
    'conversation.urgent',
  ],
  [
    /^\W*(?:(?:mais )?vous (?:ne )?(?:servez|sert) [àa] rien|ça (?:ne )?sert [àa] rien(?: votre (?:truc|robot|bot|machin))?|bande d['’e] ?\p{L}+|vous (?:[êe]tes|etes) (?:tous )?(?:nuls?|inutiles?|incapables?|chiants?|p[ée]nibles?)|vous vous (?:foutez|moquez|fichez) de (?:moi|nous|ma gueule)|c['’ ]?est (?:nul|n['’]importe quoi|une blague|p[ée]nible|honteux|lamentable|une honte)|(?:c['’ ]?est )?(?:nul|lamentable|honteux|scandaleux)|you['’]?re useless|this is (?:useless|ridiculous))\W*$/iu,
    'conversation.upset',
  ],
  [
    /\b(?:notre|ma|la n[ôo]tre|la mienne|votre) ?(?:tva|soci[ée]t[ée])? ou (?:la sienne|celle du client|celle de mon client)|\b(?:la sienne|celle du client) ou (?:la n[ôo]tre|la mienne|ma tva)|\b(?:my|our) vat(?: number)? or (?:the customer|my customer|the client|theirs)/i,
    'company.whose',
  ],
  [
    /\b(?:(?:j['’ ]?ai|on a|il (?:me |nous )?reste) (?:juste|seulement|que|plus que) (?:la |le |une |un )?|i (?:only|just) have the )(?:facture|carton|bo[iî]te|ticket|invoice|receipt|box)\b|\b(?:la facture|le carton) (?:suffi|convien|[çc]a (?:va|passe|marche))/i,
    'photo.receipt_ok',
  ],
]

export function plainQuestion(text: string): SentenceKey | null {
  const asked = text.trim()
  return QUESTIONS.find(([pattern]) => pattern.test(asked))?.[1] ?? null
}
