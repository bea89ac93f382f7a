import type { CaseAccess } from '../cases/case.js'
import { answerChoice } from './answer-choice.js'
import { ensureCase } from './ensure-case.js'
import type { Choice, Session } from './session.js'
import type { Step } from './step.js'

const ACCESSES: readonly CaseAccess[] = ['same_network', 'sadp_pc', 'have_reset_file']

/**
 * Where the device is: decides how the person is told to get the evidence. A file that came already answers it. The
 * ways without a code are offered here, once, before anything is asked for.
 */
export const accessStep: Step = {
  id: 'reset.access',
  stage: 3,
  open: ({ case: reset }) => reset?.state === 'collecting' && reset.access === null && !hasEvidence(reset),
  ask: (session) => ({
    text: `${session.t('device.ask_access')}\n\n${session.t('device.self_service_tip')}`,
    choices: choicesOf(session),
  }),
  again: (session) => ({ text: session.t('device.ask_access'), choices: choicesOf(session) }),
  async hear(session) {
    const chosen = answerChoice(choicesOf(session), session.input.text, session.input.choiceId)?.id
    const access = ACCESSES.find((id) => id === chosen) ?? accessIn(session.input.text)
    if (!access) return 'not_understood'
    const reset = await ensureCase(session)
    session.case = await session.services.cases.setAccess(reset._id, access)
    return 'used'
  },
  answeredBy: (session) => accessIn(session.input.text) !== null && !session.input.text.includes('?'),
  help: 'device.help_access',
  async forget(session) {
    if (!session.case || hasEvidence(session.case)) return false
    session.case = await session.services.cases.setAccess(session.case._id, null)
    return true
  },
  summary: ({ case: reset, t }) =>
    reset?.access ? t('device.summary_access', { access: t(`device.access_${reset.access}`) }) : null,
}

function hasEvidence(reset: NonNullable<Session['case']>): boolean {
  return (reset.sadp ?? reset.opaque) !== null || reset.releases.length > 0
}

function choicesOf(session: Session): Choice[] {
  return ACCESSES.map((id) => ({ id, title: session.t(`device.access_${id}`) }))
}

/** In the person's own words: "j'ai le pc avec sadp ouvert". */
function accessIn(text: string): CaseAccess | null {
  if (/\b(qr|fichier|file|devicekey|export[ée]?)\b/i.test(text)) return 'have_reset_file'
  if (/\b(sadp|pc|ordi|ordinateur|computer|laptop|portable)\b/i.test(text)) return 'sadp_pc'
  if (/\b(m[êe]me r[ée]seau|sur place|wifi|same network|on site|lan|local)\b/i.test(text))
    return 'same_network'
  return null
}
