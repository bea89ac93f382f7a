import { sayPromise } from '../hotline/promise.js'
import { progress } from './releases.js'
import type { Session } from './session.js'

/** Where the case is; with the desk, when somebody answers. */
export async function sayStatus(session: Session): Promise<void> {
  const { case: reset, t } = session
  if (!reset) {
    session.replies.push({ text: t('reset.case_status_none') })
    return
  }
  const lines = [t('reset.case_status', { number: reset.number, state: t(`reset.state.${reset.state}`) })]
  const { served, total } = progress(reset)
  // While codes are tried the open question has the same line.
  if (session.facts.batch && total > 1 && reset.state !== 'code_delivered') {
    lines.push(t('reset.progress', { count: served, total }))
  }
  const place = session.owner === 'queue' ? await session.services.deskPlace(session.conversation) : null
  if (place !== null)
    lines.push(t(place === 1 ? 'reset.queue_next' : 'reset.queue_place', { position: place }))
  const promise = await deskPromise(session)
  session.replies.push({ text: [...lines, promise].filter((line) => line !== null).join('\n') })
}

/** "Un conseiller vous répond avant 10 h 32."; the truth when that has passed; null when nothing is promised. */
export async function deskPromise(session: Session): Promise<string | null> {
  if (session.owner !== 'queue') return null
  const promise = await session.services.deskPromise(session.conversation)
  if (!promise) return null
  if (promise.at < session.now) return session.t('reset.promise_late')
  const said = sayPromise(promise, session.now, session.locale, session.t)
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
