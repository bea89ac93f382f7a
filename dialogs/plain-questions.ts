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
]

export function plainQuestion(text: string): SentenceKey | null {
  const asked = text.trim()
  return QUESTIONS.find(([pattern]) => pattern.test(asked))?.[1] ?? null
}
