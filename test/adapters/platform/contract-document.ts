import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

type Json = Record<string, unknown>

export interface Operation {
  id: string
  method: string
  /** With `{name}` for its parameters. */
  template: string
  matches(path: string): boolean
  requestBody: ValidateFunction | null
  headers: { name: string; required: boolean; validate: ValidateFunction }[]
  responses: Record<string, { validate: ValidateFunction; example: unknown }>
}

/** adapters/platform/openapi.yaml, with a validator for everything in it. */
export function loadContract(): {
  operations: Operation[]
  find(method: string, path: string): Operation | null
} {
  const document = parse(readFileSync('adapters/platform/openapi.yaml', 'utf8')) as Json
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  addFormats.default(ajv as never)
  ajv.addVocabulary(['components'])
  ajv.addSchema({ $id: 'contract', components: document.components }, 'contract')

  const resolve = (value: unknown): Json => {
    const reference = (value as Json).$ref
    if (typeof reference !== 'string') return value as Json
    return reference
      .slice(2)
      .split('/')
      .reduce<Json>((at, part) => at[part] as Json, document)
  }
  const compile = (schema: unknown): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as Json)
  const media = (holder: Json) =>
    (holder.content as Json | undefined)?.['application/json'] as Json | undefined

  const operations = Object.entries(document.paths as Json).flatMap(([template, item]) =>
    Object.entries(item as Json).map(([method, value]): Operation => {
      const operation = value as Json
      const parameters = ((operation.parameters as unknown[]) ?? []).map(resolve)
      const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`)
      return {
        id: operation.operationId as string,
        method: method.toUpperCase(),
        template,
        matches: (path) => pattern.test(path),
        requestBody: operation.requestBody ? compile(media(resolve(operation.requestBody))?.schema) : null,
        headers: parameters
          .filter((parameter) => parameter.in === 'header')
          .map((parameter) => ({
            name: (parameter.name as string).toLowerCase(),
            required: parameter.required === true,
            validate: compile(parameter.schema),
          })),
        responses: Object.fromEntries(
          Object.entries(operation.responses as Json).map(([status, response]) => {
            const content = media(resolve(response))
            const examples = content?.examples as Json | undefined
            const first = examples ? (Object.values(examples)[0] as Json).value : content?.example
            return [status, { validate: compile(content?.schema), example: first }]
          }),
        ),
      }
    }),
  )
  return {
    operations,
    find: (method, path) =>
      operations.find((operation) => operation.method === method && operation.matches(path)) ?? null,
  }
}
