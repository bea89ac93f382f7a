import { progress } from './releases.js'
import { type Session, say } from './session.js'

/** Where the case is; with the desk, who has it or when somebody will. */
export function sayStatus(session: Session): void {
  const { case: reset, t } = session
  if (!reset) return say(session, 'reset.case_status_none')
  const lines = [t('reset.case_status', { number: reset.number, state: t(`reset.state.${reset.state}`) })]
  const { served, total } = progress(reset)
  if (session.facts.batch && total > 1) lines.push(t('reset.progress', { count: served, total }))
  session.replies.push({ text: lines.join('\n') })
}
