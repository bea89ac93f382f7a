import { approvedTemplates } from './approved-templates.js'
import type { TwilioClient } from './client.js'
import { type ContentDefinition, friendlyName, interactiveTemplates } from './content-templates.js'
import {
  approvalStatus,
  createContent,
  listContent,
  planTemplates,
  submitForApproval,
} from './template-registry.js'

export interface TemplateLine {
  /** Name at Twilio. */
  name: string
  action: 'created' | 'kept' | 'submitted' | 'outdated' | 'would create' | 'would submit'
  sid: string | null
  /** WhatsApp's word on those that need approval. */
  approval: string | null
}

export function allTemplates(): ContentDefinition[] {
  return [...interactiveTemplates(), ...approvedTemplates()]
}

/**
 * Makes what is missing at Twilio and submits what WhatsApp has to approve; run again, it changes nothing. A dry run
 * only says what it would do. Rejects with Twilio's error; what was made until then stays and is found next time.
 */
export async function syncTemplates(
  client: TwilioClient,
  options: { dryRun: boolean },
): Promise<TemplateLine[]> {
  const plan = planTemplates(allTemplates(), await listContent(client))
  const lines: TemplateLine[] = []
  for (const { definition, sid } of plan.keep) {
    const line: TemplateLine = { name: friendlyName(definition), action: 'kept', sid, approval: null }
    if (definition.approval) {
      line.approval = await approvalStatus(client, sid)
      // Made by a run that was stopped before it could ask.
      if (line.approval === 'unsubmitted') {
        line.action = options.dryRun ? 'would submit' : 'submitted'
        if (!options.dryRun) await submitForApproval(client, definition, sid)
      }
    }
    lines.push(line)
  }
  for (const definition of plan.create) {
    const sid = options.dryRun ? null : await createContent(client, definition)
    const action = options.dryRun ? 'would create' : 'created'
    lines.push({
      name: friendlyName(definition),
      action,
      sid,
      approval: definition.approval ? 'received' : null,
    })
  }
  for (const { friendlyName: name, sid } of plan.outdated) {
    lines.push({ name, action: 'outdated', sid, approval: null })
  }
  return lines
}
