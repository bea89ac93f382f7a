import type { Session } from '../dialogs/session.js'
import type { DeskNews } from '../hotline/desk-reports.js'

/**
 * While people have the case, what comes in is read and matched for them, and lets nothing go: cases/ holds it back.
 * Answers what the thread is to say of a photo that an agent had asked for.
 */
export async function judgeForDesk(session: Session): Promise<DeskNews | null> {
  const { case: reset, facts, kept } = session
  if (reset?.state === 'with_desk' && session.filesUsed) {
    session.case = (await session.services.cases.decide(reset._id)).case
  }
  const photo = session.case?.photos.at(-1)
  const came = kept.some(
    ({ hash, contentType }) => hash === photo?.fileHash || contentType?.startsWith('image/'),
  )
  if (facts.deskWaitsFor !== 'photo' || !came) return null
  facts.deskWaitsFor = null
  const reason = session.filesUsed ? (photo?.result?.reason ?? photo?.reading.reason) : null
  return { key: 'desk.notice.photo_arrived', values: { why: `desk.why.${reason ?? 'label_unreadable'}` } }
}
