import type { CaseDoc, Release } from '../cases/case.js'
import { MASK, Secret } from '../core/secrets.js'
import { modelOf } from './device-names.js'
import { expiryValues } from './expiry.js'
import type { Session } from './session.js'

/** How long before its end an unused code is called to mind. */
const REMIND_HOURS = 6

/** One code, as an agent gives it. */
export function showCode(session: Session, release: Release): Promise<void> {
  return showCodes(session, [release])
}

/**
 * Shows codes, each in a message of its own so that it can be copied: to the person in clear, in every copy we keep
 * masked. The instructions follow once for all of them, in full only with the first code of a case.
 */
export async function showCodes(session: Session, releases: readonly Release[]): Promise<void> {
  const reset = session.case
  const [first] = releases
  if (!reset || !first) return
  for (const release of releases) await showOne(session, reset, release)
  const earlier = reset.releases.some(
    ({ id, state }) => state !== 'requested' && !releases.some((each) => each.id === id),
  )
  session.replies.push({ text: instructions(session, reset, first, earlier), withCode: true })
  // The next question is whether it worked, although the channel has not yet said that the message went out.
  session.case = { ...reset, state: 'code_delivered' }
  session.facts.retries = 0
  session.timers.push({ key: `retry:${reset._id}`, dueAt: null, event: { kind: 'try_again' } })
  for (const release of releases) remindBeforeEnd(session, release)
}

async function showOne(session: Session, reset: CaseDoc, release: Release): Promise<void> {
  const { t } = session
  const { code } = await session.services.cases.reveal(reset._id, release.id)
  const named = { model: modelOf(session, reset, release.shortSerial), serial: release.shortSerial }
  const shown = { caseId: reset._id, releaseId: release.id }
  if (code.form === 'key') {
    session.replies.push({
      text: t('reset.code_key', { ...named, code: MASK }),
      secretText: new Secret(t('reset.code_key', { ...named, code: code.key.reveal() })),
      release: shown,
    })
    return
  }
  const url = await session.services.downloadLink(session, release.id)
  session.replies.push({
    text: t('reset.code_file', { ...named, url: MASK }),
    secretText: new Secret(t('reset.code_file', { ...named, url })),
    release: shown,
  })
}

function instructions(session: Session, reset: CaseDoc, release: Release, earlier: boolean): string {
  const { t } = session
  const expiry = t('reset.code_expiry', expiryValues(session, release))
  if (earlier) return `${expiry}\n\n${t('reset.instructions_again')}`
  const parts = [expiry, t(`reset.instructions_${release.form ?? 'key'}`)]
  const device = reset.sadp?.devices.find(({ shortSerial }) => shortSerial === release.shortSerial)
  // Recorders end in WCVU (DOMAIN.md section 2); their cameras keep the old password (section 5).
  if (device?.abilities.syncCameras || device?.fullSerial.endsWith('WCVU')) {
    parts.push(t('reset.instructions_cameras'))
  }
  return parts.join('\n\n')
}

function remindBeforeEnd(session: Session, release: Release): void {
  if (!release.expiresAt) return
  const end = release.expiresAt.getTime()
  const releaseId = release.id
  session.timers.push(
    {
      key: `remind:${releaseId}`,
      dueAt: new Date(end - REMIND_HOURS * 3_600_000),
      event: { kind: 'code_expiring', releaseId },
    },
    { key: `expire:${releaseId}`, dueAt: new Date(end), event: { kind: 'code_expired', releaseId } },
  )
}
