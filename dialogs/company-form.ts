import { isContact } from '../cases/companies.js'
import type { CompanyDoc } from '../cases/company.js'
import type { CompanyDetails } from '../cases/company-claims.js'
import { answerChoice } from './answer-choice.js'
import { type Choice, type Session, say } from './session.js'
import type { Step } from './step.js'

const LIMIT = 200

type Field = 'address' | 'createdOn' | 'website' | 'products'

/** What an answer says of one field: the details to write, or null when it is no such thing. */
type Read = (session: Session) => CompanyDetails | null

/**
 * The rest of the guide's form. A company that the registers and the mailbox proved is asked nothing more; where an agent
 * has to verify it, each question that the registers left open is put once, and may be passed. An empty text is a field
 * that was asked and not given.
 */
export const formSteps: readonly Step[] = [
  formStep('address', readAddress),
  formStep('createdOn', readCreation),
  formStep('website', readWebsite),
  formStep('products', (session) => ({ products: plainText(session) })),
]

function formStep(field: Field, read: Read): Step {
  return {
    id: `company.${field === 'createdOn' ? 'created' : field}`,
    stage: 2,
    open: ({ company, person }) =>
      company !== null && toBeVerified(company) && isContact(company, person._id) && company[field] === null,
    ask: (session) => ({ text: session.t(`company.form.${field}`), choices: choices(session) }),
    async hear(session) {
      const { text, choiceId } = session.input
      const chosen = answerChoice(choices(session), text, choiceId)?.id
      if (chosen || NOTHING.test(text)) return write(session, { ...pass(session, chosen), [field]: '' })
      if (plainText(session).length > LIMIT) {
        say(session, 'company.form.too_long', { limit: LIMIT })
        return 'told'
      }
      const details = read(session)
      return details ? write(session, details) : 'not_understood'
    },
    answeredBy: (session) => field === 'website' && readWebsite(session) !== null,
    takes: ['no'],
    freeText: true,
    help: 'company.form.help',
    async forget(session) {
      const town = field === 'address' ? { postalCode: null, city: null } : {}
      await write(session, { [field]: null, ...town })
      return true
    },
    summary({ company, person, t }) {
      // What a register said is no answer of theirs; once the company stands, none of it is read again.
      const asked = company !== null && toBeVerified(company) && isContact(company, person._id)
      const said = asked ? company[field] : null
      if (said === null) return null
      return t(`company.form.summary.${field}`, { said: said || t('company.form.not_given') })
    },
  }
}

const toBeVerified = ({ state }: CompanyDoc): boolean => state === 'pending' || state === 'unverified'

async function write(session: Session, details: CompanyDetails): Promise<'used'> {
  const { company, person, services } = session
  if (company) session.company = await services.companies.describe(company._id, person._id, details)
  return 'used'
}

/** "Tout passer" closes what is still open, and takes nothing back that was given. */
function pass({ company }: Session, chosen: string | undefined): CompanyDetails {
  if (chosen !== 'pass_all') return {}
  const open = (['address', 'createdOn', 'website', 'products'] as const).filter(
    (field) => company?.[field] === null,
  )
  return Object.fromEntries(open.map((field) => [field, '']))
}

/** "Je n'en ai pas", "pas de site". */
const NOTHING =
  /^\W*(?:non|no|aucune?|none|rien|passer|skip|(?:je |j['’])?(?:n['’]en |en )?ai pas.*|pas de .*)\W*$/i

const plainText = (session: Session): string => session.input.text.replace(/\s+/g, ' ').trim()

/** "12 rue des Lilas, 69003 Lyon": what follows the postal code is the town. */
function readAddress(session: Session): CompanyDetails | null {
  const address = plainText(session)
  // A question or a shrug has no number in it; a street or a postal code does.
  if (address.length < 5 || !/\p{L}/u.test(address) || !/\d/.test(address)) return null
  const [, postalCode, city] = /\b(\d{4,5})\s+(\p{L}[\p{L}' -]+)$/u.exec(address) ?? []
  return { address, ...(postalCode && city ? { postalCode, city } : {}) }
}

/** A year will do: "2012", "en mars 2019". */
function readCreation(session: Session): CompanyDetails | null {
  const { dates, numbers } = session.understanding.entities
  const year = numbers.find((number) => number >= 1800 && number <= session.now.getUTCFullYear())
  const createdOn = dates[0] ?? (year === undefined ? null : String(year))
  return createdOn ? { createdOn } : null
}

function readWebsite(session: Session): CompanyDetails | null {
  const { text } = session.input
  const site = /(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?/i.exec(text)?.[0]
  return site && !text.includes('@') ? { website: site } : null
}

function choices(session: Session): Choice[] {
  return [
    { id: 'pass', title: session.t('company.form.pass') },
    { id: 'pass_all', title: session.t('company.form.pass_all') },
  ]
}
