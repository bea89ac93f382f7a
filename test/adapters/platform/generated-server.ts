import type { IncomingMessage, RequestListener } from 'node:http'
import { loadContract } from './contract-document.js'

/**
 * A platform made from the document alone: checks every request against it and answers with its examples. What the
 * client gets along with here, it gets along with anywhere the document is kept.
 */
export function generatedServer(choose: (operationId: string) => string): {
  handler: RequestListener
  faults: string[]
} {
  const contract = loadContract()
  const faults: string[] = []
  return {
    faults,
    handler: (request, response) => {
      void (async () => {
        const body = await read(request)
        const path = new URL(request.url ?? '', 'http://x').pathname
        const operation = contract.find(request.method ?? '', path)
        if (!operation) {
          faults.push(`no such call: ${request.method} ${path}`)
          response.writeHead(500).end()
          return
        }
        for (const { name, required, validate } of operation.headers) {
          const value = request.headers[name]
          if (value === undefined ? required : !validate(value))
            faults.push(`${operation.id}: header ${name}`)
        }
        if (operation.requestBody && !operation.requestBody(JSON.parse(body))) {
          faults.push(`${operation.id}: body ${JSON.stringify(operation.requestBody.errors)}`)
        }
        if (!operation.requestBody && body !== '') faults.push(`${operation.id}: a body where none belongs`)
        const status = choose(operation.id)
        response.writeHead(status === 'default' ? 503 : Number(status), {
          'content-type': 'application/json',
        })
        response.end(JSON.stringify(operation.responses[status]?.example))
      })()
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
