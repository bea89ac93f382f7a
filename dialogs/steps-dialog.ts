import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs'
import { advance } from './advance.js'
import { putQuestion } from './put-question.js'
import { type Session, say, sessionOf } from './session.js'
import type { Step } from './step.js'
import { yesNo } from './yes-no.js'

/**
 * A dialog made of steps. It keeps nothing on the dialog stack but its own id: the open step is the first one that the
 * facts leave open. `id` carries a version (`company@1`), raised when a step is renamed or means something else.
 */
export class StepsDialog extends Dialog {
  constructor(
    id: string,
    readonly steps: readonly Step[],
  ) {
    super(id)
  }

  override async beginDialog(context: DialogContext): Promise<DialogTurnResult> {
    return this.next(context)
  }

  override async continueDialog(context: DialogContext): Promise<DialogTurnResult> {
    const session = sessionOf(context.context)
    const step = this.steps.find((candidate) => candidate.id === session.facts.asking?.step)
    // The question that was put is no longer ours (a file or an event answered it): go on with the first open one.
    if (!step?.open(session)) return this.next(context)
    const heard = await step.hear(session)
    if (heard !== 'used') {
      await missed(session, step, heard)
      return Dialog.EndOfTurn
    }
    remember(session, step)
    return this.next(context)
  }

  private async next(context: DialogContext): Promise<DialogTurnResult> {
    const session = sessionOf(context.context)
    await advance(session)
    const step = this.steps.find((candidate) => candidate.open(session))
    if (!step) return context.endDialog()
    await putQuestion(session, step)
    return Dialog.EndOfTurn
  }
}

/** First the choices again, as numbers; then with an apology; then a person is offered. No answer is lost by it. */
async function missed(session: Session, step: Step, heard: 'not_understood' | 'told'): Promise<void> {
  const misses = (session.facts.asking?.misses ?? 0) + 1
  if (session.facts.asking) session.facts.asking.misses = misses
  if (misses >= 3) {
    session.facts.confirm = 'human'
    session.replies.push({ text: session.t('conversation.not_understood_human'), choices: yesNo(session) })
    return
  }
  if (heard === 'told') return
  say(session, misses === 1 ? 'conversation.not_understood' : 'conversation.not_understood_again')
  await putQuestion(session, step, { misses })
}

function remember(session: Session, step: Step): void {
  session.facts.asking = null
  if (step.forget) session.facts.trail = [...session.facts.trail.filter((id) => id !== step.id), step.id]
}
