import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createTwilioClient } from '../../adapters/whatsapp/client.js'
import { interactiveTemplates } from '../../adapters/whatsapp/content-templates.js'
import type { StatusReport } from '../../adapters/whatsapp/fields.js'
import type { InboundMessage, OutboundMessage } from '../../adapters/whatsapp/message.js'
import { createPacer } from '../../adapters/whatsapp/pacer.js'
import { split } from '../../adapters/whatsapp/render.js'
import { createWhatsAppSender } from '../../adapters/whatsapp/sender.js'
import { createTemplateRegistry } from '../../adapters/whatsapp/template-registry.js'
import { createWhatsAppWebhooks } from '../../adapters/whatsapp/webhook.js'
import { settableClock } from '../../core/clock.js'
import { createLog } from '../../core/log.js'
import { createSecretBox, Secret } from '../../core/secrets.js'
import { createPlayground, type ExampleCompany, type Tool } from '../../playground/create-playground.js'

export type Answer = Omit<OutboundMessage, 'to' | 'locale'>

export interface EchoProduct {
  url: string
  playground: ReturnType<typeof createPlayground>
  clock: ReturnType<typeof settableClock>
  received: InboundMessage[]
  statuses: StatusReport[]
  close(): Promise<void>
}

/** The real webhooks, sender and playground around a bot of one function: everything but the product's own rooms. */
export async function startEchoProduct(
  answer: (message: InboundMessage) => Answer[],
  options: { port?: number; samplesFolder?: string; companies?: ExampleCompany[]; tools?: Tool[] } = {},
): Promise<EchoProduct> {
  const clock = settableClock()
  const log = createLog('silent')
  const account = {
    sid: `AC${'1'.repeat(32)}`,
    token: new Secret('playground-token'),
    from: 'whatsapp:+33900000000',
  }
  let url = ''
  const playground = createPlayground({
    realAccount: false,
    clock,
    account,
    targetUrl: () => url,
    publicUrl: () => url,
    samplesFolder:
      options.samplesFolder ?? fileURLToPath(new URL('../../playground/samples', import.meta.url)),
    companies: options.companies,
    tools: options.tools,
    log,
  })
  const received: InboundMessage[] = []
  const statuses: StatusReport[] = []
  const app = express()
  const server = app.listen(options.port ?? 0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const client = createTwilioClient({
    accountSid: account.sid,
    authToken: account.token,
    apiUrl: playground.apiUrl(),
  })
  const sender = createWhatsAppSender({
    client,
    from: account.from,
    publicUrl: url,
    templates: createTemplateRegistry({ client, definitions: interactiveTemplates(), log }),
    secrets: createSecretBox([{ id: 'k1', bytes: new Uint8Array(32) }]),
    isKnownSid: async () => false,
    pacer: createPacer(),
    clock,
    log,
  })

  async function reply(message: InboundMessage): Promise<void> {
    for (const each of answer(message)) {
      for (const part of split({ to: message.from, locale: 'fr', ...each })) {
        const outcome = await sender.send({
          _id: `o${received.length}`,
          channel: 'whatsapp',
          conversation: message.from,
          payload: part,
          attemptAt: clock.now(),
          attempts: 1,
        })
        if (outcome.outcome !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`)
      }
    }
  }

  app.use(
    createWhatsAppWebhooks({
      config: { publicUrl: url, accountSid: account.sid, authTokens: [account.token] },
      inbox: {
        accept: async ({ payload }) => {
          const message = payload as InboundMessage
          received.push(message)
          setImmediate(() => void reply(message))
          return 'stored'
        },
      },
      onStatus: async (report) => void statuses.push(report),
      clock,
      log,
    }),
  )
  app.use('/playground', playground.router)
  return {
    url,
    playground,
    clock,
    received,
    statuses,
    close: () =>
      new Promise((resolve) => {
        playground.close()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
