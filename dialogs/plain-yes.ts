import { fold } from './recogniser/index.js'

/** Said with good manners; nothing is denied by it. */
const POLITE =
  /\b(?:pas|aucun|sans) (?:de |d')?(?:souci|probleme|pb)s?\b|\b(?:no|not a) (?:problem|worries)\b/g

const DENIES =
  /\b(?:ne|non|nan|nope|no|pas|jamais|aucun\w*|rien|refus\w*|disagree|not|never|nothing|cannot)\b|\bn'|n't\b/

/** A question, a condition, a reservation, or something still to come. */
const LEAVES_OPEN =
  /\?|\b(?:mais|sauf|seulement|but|except|only|pourquoi|quoi|why|presque|failli|almost|nearly|oblige\w*|dois|faut|devrai\w*|should|must|have to|if|unless|demain|ce soir|plus tard|bientot|tomorrow|later|soon|je vais|on va|je teste|j'essa[iy]e|i'll|i will|going to|trying)\b|[a-z,'] si (?:mon|ma|le|la|vous|je|j'|on|il|elle|tu|c'est|nous|l')/

const said = (text: string): string => fold(text).replace(POLITE, ' ')

export const denies = (text: string): boolean => DENIES.test(said(text))

/**
 * Is what agrees taken back in the same breath? « J'accepte pas », « oui mais non », « oui si mon chef est d'accord »: the
 * recogniser hears the yes, and no case closes, no declaration is accepted, no company confirmed by half of a sentence.
 */
export const takesBack = (text: string): boolean => denies(text) || LEAVES_OPEN.test(said(text))
