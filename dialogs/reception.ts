import type { DialogContext } from 'botbuilder-dialogs'
import { translator } from '../locales/index.js'
import { answerChoice } from './answer-choice.js'
import { answerConfirm } from './confirm.js'
import { hearEvent } from './events.js'
import { type General, generalWords } from './general-words.js'
import { hearStep } from './hear-step.js'
import { takeTrade } from './identity.js'
import { takeFiles } from './intake.js'
import { JOURNEY } from './journey.js'
import { journeySteps } from './journey-steps.js'
import { looksEnglish } from './language.js'
import { answerCorrection, showSummary, summarise } from './navigation.js'
import { hearOldChoice } from './old-choice.js'
import { hearRating } from './rating.js'
import { renamesTrade, takeEarlyVat } from './said-early.js'
import { type Session, SUMMARY_CHOICE, say, sessionOf } from './session.js'
import { sayStatus } from './status.js'
import type { Step } from './step.js'
import { withDesk } from './with-desk.js'

/** After this long a person has forgotten where they were: they get a summary before the question. */
const AWAY_MS = 60 * 60_000

/** One turn of the installer's side: whatever came in, the person gets one sensible answer. */
export async function receive(context: DialogContext): Promise<void> {
  const session = sessionOf(context.context)
  if (session.input.event) return hearTimer(context, session)
  const first = !session.facts.welcomed
  if (first) welcome(session)
  const step = openStep(session)
  if (session.input.files.length > 0) await takeFiles(session, expectation(step))
  if (session.owner !== 'bot') return withDesk(session)

  const general = first ? await hearFirst(session) : await hearGeneral(session, step)
  if (general === 'none' && step) await answer(context, session, step)
  else if (general !== 'done') await goOn(context, session, general)
  if (session.replies.length > 0) return
  if (session.facts.idle) return say(session, 'conversation.idle')
  // Nothing to ask and nothing said: somebody else has to move.
  await sayStatus(session)
}

async function hearTimer(context: DialogContext, session: Session): Promise<void> {
  if (session.input.event?.kind === 'handed_back') return lead(context)
  await hearEvent(session)
  if (session.replies.length > 0 && session.owner === 'bot') await lead(context)
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

/** What a first message says besides hello: a trade, a question, the wish for a human. */
async function hearFirst(session: Session): Promise<General> {
  const told = [takeTrade(session), await takeEarlyVat(session)]
  if (told.includes(true) && session.understanding.intent !== 'talk_to_human') return 'moved'
  if (session.understanding.intent === 'end_user') session.facts.endUser = true
  const general = await generalWords(session, null)
  return general === 'done' ? 'done' : 'moved'
}

async function hearGeneral(session: Session, step: Step | null): Promise<General> {
  const { input, facts } = session
  if (input.other) {
    say(session, `conversation.${input.other}`)
    return input.other === 'reaction' ? 'done' : 'answered'
  }
  if (nothingSaid(session)) return step && isFileStep(step) && input.files.length > 0 ? 'none' : 'answered'
  const rated = hearRating(session)
  if (rated) return rated
  if (hearOldChoice(session)) return 'answered'
  const over = (await answerConfirm(session)) ?? (await answerCorrection(session))
  if (over) return over
  const chosen = answerChoice(facts.asking?.choices ?? [], input.text, input.choiceId)
  if (chosen?.id === SUMMARY_CHOICE) return showSummary(session)
  if (chosen || step?.answeredBy?.(session)) {
    if (step?.id === 'identity.provider') await takeEarlyVat(session)
    return 'none'
  }
  if (step && isBack(session)) return sayWhereWeWere(session)
  if (renamesTrade(session, step)) return 'answered'
  if (step?.id === 'identity.provider' && (await takeEarlyVat(session))) {
    say(session, 'company.vat_kept')
    return 'answered'
  }
  return generalWords(session, step)
}

/** The step hears the answer, on the dialog stack or, where a redeploy has left none we know, without it. */
async function answer(context: DialogContext, session: Session, step: Step): Promise<void> {
  if (context.activeDialog) await context.continueDialog()
  else if (await hearStep(session, step)) await lead(context)
}

async function goOn(context: DialogContext, session: Session, general: General): Promise<void> {
  const { facts } = session
  if (facts.idle && general !== 'moved') {
    // Between two cases: thanks are answered, and only what asks for something opens a new one.
    if (general === 'answered') return
    if (isSmallTalk(session)) return say(session, 'conversation.idle')
  }
  facts.idle = false
  await lead(context)
}

/** To the first open question, whatever was on the stack. */
async function lead(context: DialogContext): Promise<void> {
  await context.cancelAllDialogs()
  await context.beginDialog(JOURNEY)
}

/** The person was away and says hello, or something that answers nothing. */
function isBack(session: Session): boolean {
  if (!session.lastInboundAt || session.filesUsed !== null) return false
  const away = session.now.getTime() - session.lastInboundAt.getTime() > AWAY_MS
  return away && ['greeting', 'reset_password', 'not_understood'].includes(session.understanding.intent)
}

/** In one message what was said so far; the question follows in full. */
function sayWhereWeWere(session: Session): General {
  const summary = summarise(session)
  session.replies.push({ text: [session.t('conversation.resume'), summary].filter(Boolean).join('\n\n') })
  session.facts.asking = null
  return 'answered'
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

/** A file, or nothing at all, without words: nothing for a question to hear. */
function nothingSaid(session: Session): boolean {
  return session.input.text.trim() === '' && session.input.choiceId === null
}

function isSmallTalk(session: Session): boolean {
  return ['yes', 'no', 'thanks', 'not_understood', 'code_worked'].includes(session.understanding.intent)
}
