import {
  Dialog,
  type DialogContext,
  type DialogReason,
  type DialogSet,
  type DialogTurnResult,
} from 'botbuilder-dialogs'
import { advance } from './advance.js'
import { companySteps } from './company.js'
import { declarationStep } from './declaration.js'
import { evidenceSteps } from './evidence.js'
import { followUpSteps } from './follow-up.js'
import { providerStep } from './identity.js'
import { accessStep } from './reset.js'
import { sessionOf } from './session.js'
import { StepsDialog } from './steps-dialog.js'

export const JOURNEY = 'journey@1'

/** In the order of the journey. A version goes up when a dialog's steps no longer mean what was stored. */
const PARTS = [
  new StepsDialog('identity@1', [providerStep]),
  new StepsDialog('company@1', companySteps),
  new StepsDialog('reset@1', [accessStep]),
  new StepsDialog('evidence@1', evidenceSteps),
  new StepsDialog('declaration@1', [declarationStep]),
  new StepsDialog('follow-up@1', followUpSteps),
]

/** Leads from one part to the next: always to the first that has an open question, also backwards after a correction. */
class JourneyDialog extends Dialog {
  override async beginDialog(context: DialogContext): Promise<DialogTurnResult> {
    return this.next(context)
  }

  override async continueDialog(context: DialogContext): Promise<DialogTurnResult> {
    return this.next(context)
  }

  override async resumeDialog(context: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    return this.next(context)
  }

  private async next(context: DialogContext): Promise<DialogTurnResult> {
    const session = sessionOf(context.context)
    await advance(session)
    const part = PARTS.find((candidate) => candidate.steps.some((step) => step.open(session)))
    return part ? context.beginDialog(part.id) : context.endDialog()
  }
}

/** All dialogs of the installer, for one turn's dialog context. */
export function addJourney(dialogs: DialogSet): DialogSet {
  dialogs.add(new JourneyDialog(JOURNEY))
  for (const part of PARTS) dialogs.add(part)
  return dialogs
}

/** Is every dialog on a stored stack one of ours? After a redeploy it may not be. */
export function knowsStack(stack: readonly { id: string }[]): boolean {
  return stack.every(({ id }) => id === JOURNEY || PARTS.some((part) => part.id === id))
}
