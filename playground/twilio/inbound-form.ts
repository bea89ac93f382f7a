import type { FakeMessage, FakeTwilioConfig } from './types.js'

/** What the person touched, when the message is an answer to buttons or a list. */
export interface Touched {
  kind: 'buttons' | 'list'
  id: string
  title: string
}

/** The fields of Twilio's webhook call for a message from a person. */
export function inboundForm(
  message: FakeMessage & { touched?: Touched },
  config: FakeTwilioConfig,
  profileName: string,
): Record<string, string> {
  const { touched, media } = message
  const type = messageType(message)
  const form: Record<string, string> = {
    AccountSid: config.accountSid,
    ApiVersion: '2010-04-01',
    // WhatsApp gives a document's name where its caption would stand.
    Body: message.body === '' && type === 'document' ? (media[0]?.name ?? '') : message.body,
    ChannelMetadata: JSON.stringify({ type: 'whatsapp', data: { context: { ProfileName: profileName } } }),
    From: message.from,
    MessageSid: message.sid,
    MessageType: type,
    NumMedia: String(media.length),
    NumSegments: '1',
    ProfileName: profileName,
    ReferralNumMedia: '0',
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: 'received',
    To: message.to,
    WaId: /^whatsapp:\+\d+$/.test(message.from) ? message.from.replace('whatsapp:+', '') : '',
  }
  media.forEach(({ sid, contentType }, index) => {
    form[`MediaUrl${index}`] =
      `${config.apiUrl()}/2010-04-01/Accounts/${config.accountSid}/Messages/${message.sid}/Media/${sid}`
    form[`MediaContentType${index}`] = contentType
  })
  if (touched?.kind === 'buttons')
    Object.assign(form, { ButtonText: touched.title, ButtonPayload: touched.id })
  if (touched?.kind === 'list') Object.assign(form, { ListId: touched.id, ListTitle: touched.title })
  if (message.repliedTo) {
    Object.assign(form, {
      OriginalRepliedMessageSid: message.repliedTo,
      OriginalRepliedMessageSender: config.from,
    })
  }
  return form
}

function messageType(message: FakeMessage & { touched?: Touched }): string {
  if (message.touched) return message.touched.kind === 'buttons' ? 'button' : 'interactive'
  const type = message.media[0]?.contentType ?? ''
  if (type === '') return 'text'
  if (/^text\/(x-)?vcard$/.test(type)) return 'contacts'
  const kind = type.split('/')[0] ?? ''
  return ['image', 'audio', 'video'].includes(kind) ? kind : 'document'
}
