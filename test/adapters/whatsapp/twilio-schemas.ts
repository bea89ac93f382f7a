import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formatsModule from 'ajv-formats'

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'fixtures', 'twilio')

interface OpenApi {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: object }> } }>>
  components: { schemas: Record<string, Record<string, unknown>> }
}

export interface TwilioSchemas {
  createMessage: ValidateFunction
  message: ValidateFunction
  createContent: ValidateFunction
  content: ValidateFunction
  approvalCreate: ValidateFunction
}

/** Twilio's own descriptions stand outside the project; null where they are absent, which is said out loud. */
export function loadTwilioSchemas(): TwilioSchemas | null {
  if (!existsSync(FOLDER)) {
    if (process.env.SESAME_REQUIRE_ALL === '1') throw new Error(`Twilio's schemas are wanted in ${FOLDER}`)
    console.warn(
      '\n*** SKIPPED: outbound calls were NOT checked against the OpenAPI descriptions of Twilio ***\n',
    )
    return null
  }
  const messages = JSON.parse(readFileSync(join(FOLDER, 'messages.openapi.json'), 'utf8')) as OpenApi
  const content = JSON.parse(readFileSync(join(FOLDER, 'content.openapi.json'), 'utf8')) as OpenApi
  const form =
    messages.paths['/2010-04-01/Accounts/{AccountSid}/Messages.json']?.post?.requestBody?.content[
      'application/x-www-form-urlencoded'
    ]?.schema
  const named = (document: OpenApi, name: string) => ({
    ...document.components.schemas[name],
    components: document.components,
  })
  return {
    // Not one property more than Twilio knows: this is what catches a misspelt field.
    createMessage: compile({ ...form, additionalProperties: false, components: messages.components }),
    message: compile(named(messages, 'api.v2010.account.message')),
    createContent: compile({ ...named(content, 'ContentCreateRequest'), additionalProperties: false }),
    content: compile(named(content, 'content.v1.content')),
    approvalCreate: compile({ ...named(content, 'ContentApprovalRequest'), additionalProperties: false }),
  }
}

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv({ strict: false, coerceTypes: 'array', allErrors: true })
  const addFormats = formatsModule as unknown as (target: Ajv) => void
  addFormats(ajv)
  for (const format of ['phone-number', 'uri-map', 'currency', 'date-time-rfc-2822'])
    ajv.addFormat(format, true)
  return ajv.compile(schema)
}
