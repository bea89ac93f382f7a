import type { PhoneContent } from './types.js'

export interface StoredContent {
  sid: string
  friendlyName: string
  language: string
  variables: Record<string, string>
  types: Record<string, unknown>
  createdAt: Date
  updatedAt: Date
  /** unsubmitted until somebody asks for approval. */
  approval: { name: string; category: string; status: string } | null
}

export interface FilledContent {
  body: string
  content: PhoneContent | null
  /** Twilio's error code when WhatsApp would not take it. */
  errorCode: number | null
}

/** Puts the variables in and checks the result as WhatsApp does. Null: ContentVariables are not what Twilio wants. */
export function fillContent(stored: StoredContent, variablesJson: string | undefined): FilledContent | null {
  const variables = parseVariables(variablesJson)
  if (!variables) return null
  const fill = (text: unknown) =>
    String(text ?? '').replace(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => variables[name] ?? stored.variables[name] ?? '',
    )
  const types = stored.types as Record<string, Record<string, unknown> | undefined>
  const quickReply = types['twilio/quick-reply']
  const list = types['twilio/list-picker']
  if (list) {
    const items = (list.items as Record<string, unknown>[]).map((item) => ({
      id: fill(item.id),
      title: fill(item.item),
      description: item.description === undefined ? null : fill(item.description),
    }))
    const content: PhoneContent = { kind: 'list', button: fill(list.button), options: items }
    return checked({ body: fill(list.body), content, errorCode: null })
  }
  if (quickReply) {
    const options = (quickReply.actions as Record<string, unknown>[]).map((action) => ({
      id: fill(action.id ?? action.title),
      title: fill(action.title),
      description: null,
    }))
    const content: PhoneContent = { kind: 'buttons', button: null, options }
    return checked({ body: fill(quickReply.body), content, errorCode: null })
  }
  const body = fill(types['twilio/text']?.body)
  return { body, content: null, errorCode: body === '' || body.length > 1600 ? 63021 : null }
}

/** An approved template may not carry line ends or runs of spaces in its variables. */
export function variablesFitTemplate(variablesJson: string | undefined): boolean {
  const variables = parseVariables(variablesJson)
  return (
    variables !== null &&
    Object.values(variables).every((value) => value !== '' && !/[\n\t]| {5,}/.test(value))
  )
}

function checked(filled: FilledContent): FilledContent {
  const { body, content } = filled
  if (!content) return filled
  const buttons = content.kind === 'buttons'
  const titleMax = buttons ? 20 : 24
  const countMax = buttons ? 3 : 10
  const fits =
    body !== '' &&
    body.length <= 1024 &&
    content.options.length >= 1 &&
    content.options.length <= countMax &&
    (content.button === null || (content.button !== '' && content.button.length <= 20)) &&
    new Set(content.options.map((option) => option.id)).size === content.options.length &&
    (!buttons || new Set(content.options.map((option) => option.title)).size === content.options.length) &&
    content.options.every(
      ({ id, title, description }) =>
        id !== '' &&
        id.length <= 200 &&
        title !== '' &&
        title.length <= titleMax &&
        (description === null || (description !== '' && description.length <= 72)),
    )
  return fits ? filled : { ...filled, errorCode: 63021 }
}

function parseVariables(json: string | undefined): Record<string, string> | null {
  if (json === undefined || json === '') return {}
  try {
    const parsed: unknown = JSON.parse(json)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
    const values = Object.values(parsed)
    return values.every((value) => typeof value === 'string') ? (parsed as Record<string, string>) : null
  } catch {
    return null
  }
}
