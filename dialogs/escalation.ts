import type { CaseDoc } from '../cases/case.js'
import { promiseAnswer, sayPromise } from '../hotline/promise.js'
import { hasSentence } from '../locales/index.js'
import { ensureCase } from './ensure-case.js'
import type { Session, TicketRequest } from './session.js'
import { deskPromise } from './status.js'

/**
 * Hands the case to the desk with everything in it; the person is told why and when they will be answered. `reason` is
 * a decision's reason, or 'asked', 'trouble'.
 */
export async function escalate(
  session: Session,
  reason: string,
  cause: TicketRequest['cause'] = 'decision',
): Promise<void> {
  if (session.owner !== 'bot') {
    const known = [session.t('reset.human_already'), await deskPromise(session)]
    session.replies.push({ text: known.filter((part) => part !== null).join('\n') })
    return
  }
  const reset = await ensureCase(session)
  session.case = await session.services.cases.toDesk(reset._id, reason)
  session.ticket = { cause, reason: cause === 'asked' ? null : reason }
  session.owner = 'queue'
  session.facts.asking = null
  session.facts.need = null
  const { now, locale, t } = session
  const promise = sayPromise(promiseAnswer(now, session.services.calendar()), now, locale, t)
  const why = `reset.desk_reason.${reason.startsWith('limit_') ? 'limit' : reason}`
  session.replies.push({
    text: [
      hasSentence(why) ? t(why) : null,
      t(hasPieces(reset) ? 'reset.to_desk_files' : 'reset.to_desk', { number: reset.number }),
      `${promise.charAt(0).toUpperCase()}${promise.slice(1)}.`,
    ]
      .filter((part) => part !== null)
      .join('\n'),
  })
}

function hasPieces(reset: CaseDoc): boolean {
  return reset.photos.length > 0 || (reset.sadp ?? reset.opaque ?? reset.receipt) !== null
}
