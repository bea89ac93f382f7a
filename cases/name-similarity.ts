/**
 * How alike two company names are, 0 to 1. Legal forms, accents and word order do not count; letters are compared by
 * pairs (Dice), which forgives a slip but not another name.
 */
export function nameSimilarity(a: string, b: string): number {
  const left = words(a)
  const right = words(b)
  if (left.length === 0 || right.length === 0) return 0
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left]
  const whole = Math.max(dice(left.join(''), right.join('')), dice(sorted(left), sorted(right)))
  return Math.max(whole, contained(fewer, more))
}

/**
 * At or above it two names count as one company's. On the labelled pairs of test/cases/name-similarity.test.ts the
 * same companies score 0.95 and more, different ones 0.81 and less (one surname for another of the same trade). The border
 * stands in the middle: a wrong "the same" verifies a stranger, a wrong "different" only costs an agent a look.
 */
export const SAME_NAME = 0.88

const LEGAL_FORMS = new Set(
  'sa sas sasu sarl eurl eirl ei sci scop snc gie sca selarl scs scm earl gaec sprl srl bv bvba nv gmbh ag ltd limited llc spa inc plc societe ste sté entreprise ets etablissement etablissements monsieur madame mme mr m cie compagnie groupe holding'
    .split(' ')
    .concat('autoentrepreneur', 'microentreprise'),
)
const SMALL_WORDS = new Set('et de du des la le les l d a au aux en the and of und'.split(' '))

/** Words that half the trade has in its name: sharing only these says nothing. */
const TRADE_WORDS = new Set(
  'securite security secu alarme alarmes protection surveillance videosurveillance video videoprotection electricite electrique electric elec electronique telecom telecoms informatique services service systemes systeme systems solutions solution technique techniques technologies technologie tech france sud nord est ouest paris lyon installation installations maintenance domotique reseau reseaux courant courants faible faibles energie energies habitat batiment international europe distribution global pro plus conseil groupe national'.split(
    ' ',
  ),
)

function words(name: string): string[] {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // S.A.R.L. and S A R L are one word, and so is E.D.F.
      .replace(/\b(?:[a-z]\.){2,}[a-z]?\b\.?/g, (initials) => initials.replace(/\./g, ''))
      .replace(/\bs a r l\b/g, 'sarl')
      .replace(/\bs a s\b/g, 'sas')
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '' && !LEGAL_FORMS.has(word) && !SMALL_WORDS.has(word))
  )
}

function sorted(list: string[]): string {
  return [...list].sort().join('')
}

/** "Dupont Alarmes" for DUPONT ALARMES ET SECURITE: all the words, one of them the company's own. */
function contained(fewer: string[], more: string[]): number {
  const all = fewer.every((word) => more.includes(word))
  const own = fewer.filter((word) => word.length >= 4 && !TRADE_WORDS.has(word))
  if (!all || own.length === 0) return 0
  // What the longer name adds must be of the trade too, or it is another company of the same family name.
  const added = more.filter((word) => !fewer.includes(word))
  return added.every((word) => TRADE_WORDS.has(word)) ? 0.95 : 0.6
}

function dice(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      shared++
      pairs.set(pair, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length - 2)
}
