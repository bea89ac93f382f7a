import { isBareNumber } from './answer-choice.js'
import { closeCase, forgetCase } from './close-case.js'
import { escalate } from './escalation.js'
import type { Facts } from './facts.js'
import type { General } from './general-words.js'
import { takesBack } from './plain-yes.js'
import { type Session, say } from './session.js'
import { touched } from './touched.js'
import { yesNo } from './yes-no.js'

type Confirmable = NonNullable<Facts['confirm']>

/** Asks a yes-or-no over the open question: about leaving the path. */
export function askConfirm(session: Session, what: 'cancel' | 'restart' | 'self_service'): General {
  if (what === 'cancel' && !session.case && !session.facts.asking) {
    say(session, 'conversation.cancel_nothing')
    return 'done'
  }
  session.facts.confirm = what
  session.replies.push({ text: session.t(`conversation.${what}_confirm`), choices: yesNo(session) })
  return 'done'
}

/** The yes-or-no over the open question; null when the answer was neither. */
export async function answerConfirm(session: Session): Promise<General | null> {
  const what = session.facts.confirm
  if (!what) return null
  const { text, choiceId } = session.input
  const answer = choiceId === null ? numbered(text) : touched(yesNo(session), session)?.id
  const said = answer ?? (choiceId === null ? session.understanding.intent : null)
  const halfMeant = answer === null && said === 'yes' && takesBack(text)
  if (answer === null && (isBareNumber(text) || halfMeant)) {
    // The third of two answers is neither, and no answer to the question above; nor is « oui mais ».
    session.replies.push({ text: session.t('conversation.yes_or_no'), choices: yesNo(session) })
    return 'done'
  }
  session.facts.confirm = null
  // « N'annulez pas » speaks of cancelling too, and « oui, je continue » of anything but.
  const stays = what === 'cancel' && answer === null && (takesBack(text) || CONTINUES.test(text))
  const agrees = said === 'yes' || (what === 'cancel' && said === 'cancel')
  const meant = agrees ? (stays ? 'no' : 'yes') : said
  if (meant === 'yes') return confirmed(session, what)
  if (meant !== 'no') return null
  if (what === 'cancel') say(session, 'conversation.cancel_kept')
  return 'answered'
}

const CONTINUES = /\b(?:continu|poursui|keep|go on)/i

function numbered(text: string): 'yes' | 'no' | null {
  if (/^\s*1\s*$/.test(text)) return 'yes'
  return /^\s*2\s*$/.test(text) ? 'no' : null
}

async function confirmed(session: Session, what: Confirmable): Promise<General> {
  switch (what) {
    case 'human':
      await escalate(session, 'not_understood', 'not_understood')
      return 'done'
    case 'files_human':
      await escalate(session, 'files', 'not_understood')
      return 'done'
    case 'self_service':
      await closeCase(session, 'self_service')
      return 'done'
    case 'cancel':
      await closeCase(session, 'cancelled')
      if (!session.company) session.facts.company = {}
      return 'done'
    case 'restart':
      return restart(session)
  }
}

/** From the first question; who is known and verified need not say it again. */
async function restart(session: Session): Promise<General> {
  if (session.case) await session.services.cases.close(session.case._id, 'cancelled')
  forgetCase(session)
  session.facts.idle = false
  if (!session.company || session.company.state === 'unverified') {
    session.facts.company = {}
    session.facts.emailCode = null
    session.facts.trail = []
    session.person.providerType = null
  }
  say(session, 'conversation.restart_done')
  return 'moved'
}
