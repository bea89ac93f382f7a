import nodemailer from 'nodemailer'
import type { Mailer } from '../../cases/ports.js'
import { AppError } from '../../core/errors.js'
import type { Log } from '../../core/log.js'
import type { Secret } from '../../core/secrets.js'

const TIMEOUT_MS = 8_000

/** Hands mails to the server of SMTP_URL. The sender is its user name, or `from` in the address's query string. */
export function createMailer(options: { smtpUrl: Secret; log: Log }): Mailer {
  const url = new URL(options.smtpUrl.reveal())
  const from = url.searchParams.get('from') ?? (decodeURIComponent(url.username) || `sesame@${url.hostname}`)
  url.searchParams.delete('from')
  const transport = nodemailer.createTransport({
    url: url.href,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A mail is made of our own sentences: nothing in it may be read from a file or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, html }) {
      try {
        await transport.sendMail({
          from: { name: 'Sésame', address: from },
          to: { name: '', address: to },
          subject,
          text,
          html,
        })
      } catch (cause) {
        const failed = new AppError('MAIL_UNDELIVERED', 'the mail server did not take a mail', { cause })
        options.log.warn({ err: failed }, 'a mail was not sent')
        throw failed
      }
    },
  }
}
