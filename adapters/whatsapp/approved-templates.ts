/**
 * What may be sent when the person has not written for 24 hours: texts that WhatsApp has approved word for word. All
 * ask for an answer, which opens the window again; nothing secret stands in them.
 */
import { LOCALES, translator } from '../../locales/index.js'
import type { ContentDefinition } from './content-templates.js'

export const TEMPLATE_NAMES = ['opening', 'code_ready', 'reminder', 'follow_up', 'waiting'] as const
export type TemplateName = (typeof TEMPLATE_NAMES)[number]

/** The variables of every one of them, in the order of Twilio's numbers. */
const VARIABLES = ['case'] as const
const SAMPLES: Record<(typeof VARIABLES)[number], string> = { case: 'R-2026-0042' }

export function approvedTemplates(): ContentDefinition[] {
  return LOCALES.flatMap((language) =>
    TEMPLATE_NAMES.map((name): ContentDefinition => {
      const slots = Object.fromEntries(VARIABLES.map((variable, index) => [variable, `{{${index + 1}}}`]))
      const samples = VARIABLES.map((variable, index) => [String(index + 1), SAMPLES[variable]])
      const body = translator(language)(`whatsapp.template.${name}`, slots)
      return {
        name,
        language,
        types: { 'twilio/text': { body } },
        variables: Object.fromEntries(samples),
        approval: { category: 'UTILITY' },
      }
    }),
  )
}

/** The part of an outbound message that makes it a template: `{name, variables}` for Twilio. */
export function templateFor(
  name: TemplateName,
  values: Record<(typeof VARIABLES)[number], string>,
): { name: string; variables: Record<string, string> } {
  const variables = VARIABLES.map((variable, index) => [String(index + 1), values[variable]])
  return { name, variables: Object.fromEntries(variables) }
}
