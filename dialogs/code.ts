import type { Release } from '../cases/case.js'
import { MASK, Secret } from '../core/secrets.js'
import { expiryValues } from './follow-up.js'
import type { Session } from './session.js'

/** How long before its end an unused code is called to mind. */
const REMIND_HOURS = 6

/**
 * Shows a code: to the person in clear, in every copy we keep masked. The instructions stand in a message of their
 * own, so that the code can be copied.
 */
export async function showCode(session: Session, release: Release): Promise<void> {
  const reset = session.case
  if (!reset) return
  const { t } = session
  const { code } = await session.services.cases.reveal(reset._id, release.id)
  const device = reset.sadp?.devices.find(({ shortSerial }) => shortSerial === release.shortSerial)
  const label = reset.photos.findLast(({ reading }) => reading.serial?.value === release.shortSerial)?.reading
  const model = device?.model ?? label?.model?.value ?? t('device.unnamed')
  const shown = { caseId: reset._id, releaseId: release.id }
  const named = { model, serial: release.shortSerial }
  if (code.form === 'key') {
    session.replies.push({
      text: t('reset.code_key', { ...named, code: MASK }),
      secretText: new Secret(t('reset.code_key', { ...named, code: code.key.reveal() })),
      release: shown,
    })
  } else {
    const url = await session.services.downloadLink(session, release.id)
    session.replies.push({
      text: t('reset.code_file', { ...named, url: MASK }),
      secretText: new Secret(t('reset.code_file', { ...named, url })),
      release: shown,
    })
  }
  const instructions = [
    t('reset.code_expiry', expiryValues(session, release)),
    t(`reset.instructions_${code.form}`),
  ]
  if (device?.abilities.syncCameras || device?.fullSerial.endsWith('WCVU')) {
    instructions.push(t('reset.instructions_cameras'))
  }
  session.replies.push({ text: instructions.join('\n\n') })
  // The next question is whether it worked, although the channel has not yet said that the message went out.
  session.case = { ...reset, state: 'code_delivered' }
  session.facts.retries = 0
  remindBeforeEnd(session, release)
}

function remindBeforeEnd(session: Session, release: Release): void {
  if (!release.expiresAt) return
  const end = release.expiresAt.getTime()
  session.timers.push(
    { key: `retry:${session.case?._id}`, dueAt: null, event: { kind: 'try_again' } },
    {
      key: `remind:${release.id}`,
      dueAt: new Date(end - REMIND_HOURS * 3_600_000),
      event: { kind: 'code_expiring' },
    },
    { key: `expire:${release.id}`, dueAt: new Date(end), event: { kind: 'code_expired' } },
  )
}
