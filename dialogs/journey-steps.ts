import { companySteps } from './company.js'
import { declarationStep } from './declaration.js'
import { evidenceSteps } from './evidence.js'
import { followUpSteps } from './follow-up.js'
import { providerStep } from './identity.js'
import { accessStep } from './reset.js'
import type { Step } from './step.js'

/** Every question there is, in the order of the journey. */
export const journeySteps: readonly Step[] = [
  providerStep,
  ...companySteps,
  accessStep,
  ...evidenceSteps,
  declarationStep,
  ...followUpSteps,
]
