import { createServer } from 'node:net'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { createMailer } from '../../../adapters/mail/mailer.js'
import { isAppError } from '../../../core/errors.js'
import { Secret } from '../../../core/secrets.js'
import { createMailCatcher } from '../../../playground/mail/mail-catcher.js'

const lines: string[] = []
const log = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(line) })
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  lines.length = 0
  for (const one of open.splice(0)) await one.close()
})

async function catcher() {
  const mail = await createMailCatcher({ log })
  open.push(mail)
  return mail
}

describe('the mailer', () => {
  it('hands a mail over, accents and all', async () => {
    const caught = await catcher()
    const mailer = createMailer({ smtpUrl: new Secret(caught.smtpUrl), log })
    await mailer.send({
      to: 'jean@exemple.fr',
      subject: 'Votre code à 6 chiffres',
      text: 'Bonjour, voilà : 123456',
    })
    expect(caught.mails()).toMatchObject([
      {
        to: 'jean@exemple.fr',
        subject: 'Votre code à 6 chiffres',
        text: expect.stringContaining('voilà : 123456'),
      },
    ])
  })

  it('takes an address for one address, whatever stands in it', async () => {
    const caught = await catcher()
    const mailer = createMailer({ smtpUrl: new Secret(caught.smtpUrl), log })
    const to = 'a@exemple.fr, b@exemple.fr'
    await mailer.send({ to, subject: 'x\r\nBcc: c@exemple.fr', text: 'y' }).catch(() => undefined)
    for (const mail of caught.mails()) {
      expect(mail.to).not.toContain('c@exemple.fr')
      expect(mail.to).not.toBe('a@exemple.fr, b@exemple.fr')
    }
  })

  it('says that a mail did not go, without the password in the log', async () => {
    const server = createServer((socket) => socket.end('554 go away\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const smtpUrl = new Secret(`smtp://user:pass-word-1@127.0.0.1:${port}`)
    await expect(
      createMailer({ smtpUrl, log }).send({
        to: 'jean@exemple.fr',
        subject: 's',
        text: 'secret-text-123456',
      }),
    ).rejects.toSatisfy((error) => isAppError(error, 'MAIL_UNDELIVERED'))
    expect(lines.join('')).toContain('MAIL_UNDELIVERED')
    expect(lines.join('')).not.toMatch(/pass-word-1|secret-text|jean@/)
  })
})
