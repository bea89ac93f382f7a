import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs'
import { advance } from './advance.js'
import { hearStep } from './hear-step.js'
import { putQuestion } from './put-question.js'
import { sessionOf } from './session.js'
import type { Step } from './step.js'

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
    if (step?.open(session) && !(await hearStep(session, step))) return Dialog.EndOfTurn
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
