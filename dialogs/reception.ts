import type { DialogContext } from 'botbuilder-dialogs'
import { translator } from '../locales/index.js'
import { answerChoice } from './answer-choice.js'
import { answerConfirm, type General, generalWords, hearEvent, sayStatus } from './general-words.js'
import { takeFiles } from './intake.js'
import { JOURNEY } from './journey.js'
import { journeySteps } from './journey-steps.js'
import { looksEnglish } from './language.js'
import { correctable, summarise, takeBack } from './navigation.js'
import { putQuestion } from './put-question.js'
import { type Session, say, sessionOf } from './session.js'
import type { Step } from './step.js'

/** After this long a person has forgotten where they were: they get a summary before the question. */
const AWAY_MS = 60 * 60_000

/** One turn of the installer's side: whatever came in, the person gets one sensible answer. */
export async function receive(context: DialogContext): Promise<void> {
  const session = sessionOf(context.context)
  if (session.input.event) {
    await hearEvent(session)
    const handedBack = session.input.event.kind === 'handed_back'
    if (handedBack) await startOver(context)
    else await goOn(context, session, 'quiet')
    return
  }
  const first = !session.facts.welcomed
  if (first) welcome(session)
  const step = openStep(session)
  if (session.input.files.length > 0) await takeFiles(session, expectation(step))
  if (session.owner !== 'bot') return waiting(session)
  if (session.input.other)
    say(session, `conversation.${session.input.other === 'reaction' ? 'sticker' : session.input.other}`)

  const general = first ? 'moved' : await hearGeneral(session, step)
  if (general === 'done') return
  if (general === 'answered' || (step && nothingSaid(session) && !isFileStep(step)))
    return goOn(context, session, 'ask')
  if (general === 'moved') return startOver(context)
  if (context.activeDialog && step) {
    await context.continueDialog()
    return
  }
  if (session.facts.idle && isSmallTalk(session)) return say(session, 'conversation.idle')
  session.facts.idle = false
  await startOver(context)
  if (session.replies.length === 0) sayStatus(session)
}

function welcome(session: Session): void {
  session.facts.welcomed = true
  if (looksEnglish(session.input.text)) {
    session.locale = 'en'
    session.person.locale = 'en'
    session.t = translator('en')
  }
  say(session, 'identity.welcome')
}

async function hearGeneral(session: Session, step: Step | null): Promise<General> {
  const confirmed = await answerConfirm(session)
  if (confirmed) return confirmed
  if (session.facts.correcting) {
    const chosen = answerChoice(correctable(session), session.input.text, session.input.choiceId)
    session.facts.correcting = false
    if (chosen) return takeBack(session, chosen.id)
  }
  if (/^\s*(r[ée]cap(itulatif)?|r[ée]sum[ée]|summary)\s*[?.!]*\s*$/i.test(session.input.text)) {
    session.replies.push({ text: summarise(session) ?? session.t('conversation.correct_nothing') })
    return 'answered'
  }
  const offered = session.facts.asking?.choices ?? []
  if (answerChoice(offered, session.input.text, session.input.choiceId)) return 'none'
  if (step?.answeredBy?.(session)) return 'none'
  if (step && isBack(session)) return sayWhereWeWere(session)
  return generalWords(session, step)
}

/** The person was away and says hello, or something that answers nothing. */
function isBack(session: Session): boolean {
  if (!session.lastInboundAt || session.filesUsed !== null) return false
  const away = session.now.getTime() - session.lastInboundAt.getTime() > AWAY_MS
  return away && ['greeting', 'reset_password', 'not_understood'].includes(session.understanding.intent)
}

function sayWhereWeWere(session: Session): General {
  say(session, 'conversation.resume')
  const summary = summarise(session)
  if (summary) session.replies.push({ text: summary })
  return 'answered'
}

/** Puts the open question again, or nothing while somebody else has to move. */
async function goOn(context: DialogContext, session: Session, mode: 'ask' | 'quiet'): Promise<void> {
  const step = openStep(session)
  if (mode === 'quiet' && session.replies.length === 0) return
  if (step && context.activeDialog) return putQuestion(session, step)
  if (session.owner === 'bot' && !session.facts.idle && session.case) await startOver(context)
}

async function startOver(context: DialogContext): Promise<void> {
  await context.cancelAllDialogs()
  await context.beginDialog(JOURNEY)
}

/** With the desk: the bot takes in files and answers what is general; the rest goes to the agents. */
async function waiting(session: Session): Promise<void> {
  if (session.owner === 'agent') return
  const general = await generalWords(session, null)
  if (general === 'none') say(session, 'reset.human_waiting')
}

function openStep(session: Session): Step | null {
  const step = journeySteps.find((candidate) => candidate.id === session.facts.asking?.step)
  return step?.open(session) ? step : null
}

function isFileStep(step: Step): boolean {
  return step.id.startsWith('evidence.') && step.id !== 'evidence.pick'
}

function expectation(step: Step | null): 'label' | 'sadp' | 'any' {
  if (step?.id === 'evidence.photo') return 'label'
  return step && isFileStep(step) ? 'sadp' : 'any'
}

/** A file, a location or a voice message without words: nothing for a question to hear. */
function nothingSaid(session: Session): boolean {
  return session.input.text.trim() === '' && session.input.choiceId === null
}

function isSmallTalk(session: Session): boolean {
  return ['yes', 'no', 'thanks', 'not_understood', 'code_worked'].includes(session.understanding.intent)
}
