/** The person of one random walk: what is theirs alone, and what would be the right thing to do now. */
import type { CaseDoc } from '../../../cases/case.js'
import { readFacts } from '../../../dialogs/facts.js'
import type { Talk } from '../talk.js'
import type { AgentClick } from './inputs.js'

export interface Walker {
  talk: Talk
  /** Short serials of their devices. */
  serials: readonly string[]
  vat: string
  email: string
  /** Serials shown on photos, and serials named by SADP files and requests, since the last code was asked for. */
  labels: Set<string>
  seconds: Set<string>
}

/** Nobody shares a device or a company with another walk: limits and live codes of one would bar the other. */
export function createWalker(talk: Talk, walk: number): Walker {
  const digits = String(walk % 10_000).padStart(4, '0')
  return {
    talk,
    serials: [1, 2, 3].map((device) => `D${digits}00${device}7`),
    vat: vatOf(10_000_000 + walk),
    email: `camille@walk-${walk}.example.fr`,
    labels: new Set(),
    seconds: new Set(),
  }
}

/** A French VAT number whose SIREN and key are right. */
function vatOf(eight: number): string {
  const digits = String(eight)
  let sum = 0
  for (const [index, digit] of [...digits].entries()) {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  const siren = `${digits}${(10 - (sum % 10)) % 10}`
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${siren}`
}

export async function openCase(walker: Walker): Promise<CaseDoc | null> {
  return walker.talk.town.cases.current(walker.talk.conversation)
}

interface Answer {
  text?: string
  file?: string
  click?: AgentClick
}

/** What an agent would do, one way or another. */
const AGENT: AgentClick[] = [
  { kind: 'hand_back' },
  { kind: 'release', via: 'typed', device: 0 },
  { kind: 'close', reason: 'solved' },
]

/** What somebody would do who wants the code and reads carefully. */
export async function rightAnswer(walker: Walker, device: number): Promise<Answer> {
  const state = await walker.talk.state()
  if (state?.owner === 'queue') return { click: { kind: 'claim' } }
  if (state?.owner === 'agent') return { click: AGENT[device] ?? { kind: 'hand_back' } }
  const facts = readFacts(state?.facts)
  const serial = walker.serials[device % walker.serials.length] as string
  if (facts.confirm) return { text: 'oui' }
  const answers: Record<string, Answer> = {
    'identity.provider': { text: 'installateur' },
    'company.vat': { text: walker.vat },
    'company.confirm': { text: 'oui' },
    'company.name': { text: 'Alpha Sécurité' },
    'company.head_count': { text: '2 à 9' },
    'company.email': { text: walker.email },
    'company.email_code': { text: '123456' },
    'company.address': { text: '12 rue des Lilas 69003 Lyon' },
    'company.created': { text: 'passer' },
    'company.website': { text: 'www.alpha-securite.example.fr' },
    'company.products': { text: 'caméras et alarmes' },
    'reset.access': { text: "j'ai un pc avec sadp" },
    'evidence.sadp': { file: device === 0 ? `probe ${serial}` : `list ${walker.serials.join(' ')}` },
    'evidence.token': { file: `token ${serial}` },
    'evidence.pick': { text: serial },
    'evidence.photo': { file: `label ${(await openCase(walker))?.sadp?.devices[0]?.shortSerial ?? serial}` },
    'reset.declaration': { text: "j'accepte" },
  }
  return answers[facts.asking?.step ?? ''] ?? { text: device === 0 ? 'oui' : 'mot de passe' }
}
