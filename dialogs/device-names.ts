import type { CaseDoc } from '../cases/case.js'
import type { SadpDevice } from '../devices/facts.js'
import type { Translate } from '../locales/index.js'
import type { Session } from './session.js'

/** What a device is called: by SADP, by its label, by the platform, or "votre appareil". */
export function modelOf(session: Session, reset: CaseDoc, shortSerial: string): string {
  const listed = reset.sadp?.devices.find((device) => device.shortSerial === shortSerial)
  const photo = reset.photos.findLast(({ reading }) => reading.serial?.value === shortSerial)
  const answers = [reset.opaque?.platform?.answer, reset.sadp?.platform?.answer]
  const known = answers.find(
    (answer) => answer?.outcome === 'known' && answer.device.shortSerial === shortSerial,
  )
  const onPlatform = known?.outcome === 'known' ? known.device.model : null
  return listed?.model ?? photo?.reading.model?.value ?? onPlatform ?? session.t('device.unnamed')
}

/** A device of the list, for the summary. */
export function deviceLine({ model, shortSerial, fullSerial }: SadpDevice, t: Translate): string {
  return t('device.summary', { model: model ?? t('device.unnamed'), serial: shortSerial ?? fullSerial })
}
