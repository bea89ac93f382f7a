import { answerChoice } from './answer-choice.js'
import { closeCase } from './close-case.js'
import { collecting } from './collecting.js'
import { escalate } from './escalation.js'
import { denies, takesBack } from './plain-yes.js'
import { type Choice, type Session, SUMMARY_CHOICE } from './session.js'
import type { Step } from './step.js'

/** Raised whenever the wording of `reset.declaration` changes: the case keeps both. */
export const DECLARATION_VERSION = '2026-11-22.2'

/** Accepted explicitly, to the word; anything but a clear yes is no acceptance. */
export const declarationStep: Step = {
  id: 'reset.declaration',
  stage: 5,
  open: ({ case: reset, facts }) => collecting(reset) && facts.need === 'declaration_needed',
  ask(session) {
    if (session.facts.declarationRefused) {
      return { text: session.t('reset.declaration_refused'), choices: refusedChoices(session) }
    }
    const text = session.t('reset.ask_declaration', { text: session.t('reset.declaration') })
    return { text, choices: acceptChoices(session) }
  },
  again(session) {
    const { declarationRefused } = session.facts
    return {
      text: session.t(declarationRefused ? 'reset.declaration_refused' : 'reset.declaration_again'),
      choices: declarationRefused ? refusedChoices(session) : acceptChoices(session),
    }
  },
  async hear(session) {
    const choices = session.facts.declarationRefused ? refusedChoices(session) : acceptChoices(session)
    const chosen = answerChoice(choices, session.input.text, session.input.choiceId)?.id ?? byIntent(session)
    switch (chosen) {
      case 'accept':
        return accept(session)
      case 'refuse':
        session.facts.declarationRefused = true
        return 'used'
      case 'cancel':
        await closeCase(session, 'cancelled')
        return 'used'
      case 'human':
        await escalate(session, 'asked', 'asked')
        return 'used'
      default:
        return 'not_understood'
    }
  },
  takes: ['yes', 'no'],
  help: 'reset.help_declaration',
}

async function accept(session: Session): Promise<'used'> {
  if (session.case) {
    session.case = await session.services.cases.acceptDeclaration(session.case._id, {
      version: DECLARATION_VERSION,
      locale: session.locale,
      text: session.t('reset.declaration'),
    })
  }
  session.facts.declarationRefused = false
  session.facts.undecided = true
  return 'used'
}

/** "Oui" and "j'accepte" in other words; only while the declaration itself stands there. */
function byIntent(session: Session): string | null {
  const { text } = session.input
  const clear = !takesBack(text)
  if (/\bj\W{0,2}accepte(?!\p{L})|\bi (?:accept|agree)\b/iu.test(text)) {
    if (clear) return 'accept'
    return denies(text) && !text.includes('?') ? 'refuse' : null
  }
  if (session.facts.declarationRefused) return null
  const { intent } = session.understanding
  if (intent === 'yes') return clear && CLEAR_YES.test(text) ? 'accept' : null
  return intent === 'no' && CLEAR_NO.test(text) ? 'refuse' : null
}

const CLEAR_NO =
  /(?<!\p{L})(?:non+|nan|nn|no+|nope|pas|refus\p{L}*|jamais|never|not|négatif)(?!\p{L})|[👎❌✋]/iu

/** « Les deux », « exact »: agreeing with something is not yet accepting this. */
const CLEAR_YES =
  /(?<!\p{L})(?:oui+|ou[ae]is|ouep|wi|yes+|yep|yeah|ok(?:ay|é)?|d['’ ]?acc(?:ord)?|dac|daccord|accept(?:[eé]e?|er|ed|ons)?|confirm\p{L}*|valid\p{L}*|agreed?)(?!\p{L})|[👍✅👌]/iu

function acceptChoices(session: Session): Choice[] {
  return [
    { id: 'accept', title: session.t('reset.accept') },
    { id: 'refuse', title: session.t('reset.refuse') },
    { id: SUMMARY_CHOICE, title: session.t('conversation.summary') },
  ]
}

function refusedChoices(session: Session): Choice[] {
  return [
    { id: 'accept', title: session.t('reset.declaration_accept_after_all') },
    { id: 'cancel', title: session.t('reset.declaration_cancel') },
    { id: 'human', title: session.t('reset.declaration_human') },
  ]
}
