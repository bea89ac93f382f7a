import type { AddressInfo } from 'node:net'
import express, { type Router } from 'express'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { AppError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'

/** A mail that was sent and caught. */
export interface CaughtMail {
  id: number
  to: string
  subject: string
  text: string
  /** ISO, real time. */
  at: string
}

export interface MailCatcher {
  /** `smtp://127.0.0.1:…` for SMTP_URL. */
  smtpUrl: string
  /** A page with the mails, newest first; /api/mails gives them as JSON. */
  router: Router
  mails(): readonly CaughtMail[]
  close(): Promise<void>
}

const KEEP = 50
const MAIL_LIMIT = 200_000

/** A mail server on loopback that delivers nothing: whatever it takes can be read in the playground. */
export async function createMailCatcher({ log }: { log: Log }): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  let count = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAIL_LIMIT,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          (mail) => {
            const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
            mails.unshift({
              id: ++count,
              to,
              subject: mail.subject ?? '',
              text: mail.text ?? '',
              at: new Date().toISOString(),
            })
            mails.length = Math.min(mails.length, KEEP)
            callback()
          },
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        )
      })
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'the mail catcher had an error'))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.server.address() as AddressInfo | null
  if (!address) throw new AppError('INTERNAL', 'the mail catcher has no address')
  const router = express.Router()
  router.get('/api/mails', (request, response) => {
    const to = typeof request.query.to === 'string' ? request.query.to : null
    response.json({ mails: mails.filter((mail) => to === null || mail.to === to) })
  })
  router.use(express.static(`${import.meta.dirname}/web`, { cacheControl: false }))
  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    router,
    mails: () => mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
