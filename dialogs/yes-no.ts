import type { Choice, Session } from './session.js'

export function yesNo(session: Session): Choice[] {
  return [
    { id: 'yes', title: session.t('conversation.yes') },
    { id: 'no', title: session.t('conversation.no') },
  ]
}
