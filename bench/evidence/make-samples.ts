import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DrawnDevice } from './draw/device.js'
import { probeMatchXml } from './draw/sadp-files.js'
import { BULLET, CAMERA, DOME, INTERCOM, neighbours, OTHER, RECORDER, TURRET } from './samples/devices.js'
import { FOLDER, featureCode, label, list, resetQr, type SampleFile, text, token } from './samples/files.js'

/** Draws the sample devices that newcomers pick from: `npx tsx bench/evidence/make-samples.ts`. */
async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const samples = [
    await sample({
      id: 'camera-qr',
      title: 'Caméra, étiquette nette',
      description: 'Le QR de l’étiquette se lit : le code arrive tout de suite.',
      device: CAMERA,
      mode: 'key',
      expected: 'match',
      token: token(1),
      files: [
        await label('camera-etiquette.jpg', CAMERA, 'camera-rect', 'whole', {}),
        await featureCode('camera-DeviceKey.xml', 1),
        await list('camera-SADP.csv', [CAMERA]),
        await resetQr('camera-qr-reinitialisation.jpg', 1),
      ],
    }),
    await sample({
      id: 'camera-texte',
      title: 'Caméra ancienne, sans QR',
      description: 'Seul le texte de l’étiquette se lit. Ancien mode : l’heure de démarrage compte.',
      device: DOME,
      mode: 'legacy',
      expected: 'match',
      files: [
        await label('dome-etiquette.jpg', DOME, 'camera-rect', 'none', { roll: 0.12, yaw: 0.2 }),
        await text('dome-SADP.xml', 'text/xml', probeMatchXml(DOME, { legacy: true })),
      ],
    }),
    await sample({
      id: 'enregistreur',
      title: 'Enregistreur dans une liste de SADP',
      description: 'Douze appareils dans l’export : l’étiquette dit lequel.',
      device: RECORDER,
      mode: 'key',
      expected: 'match',
      token: token(2),
      files: [
        await label('enregistreur-etiquette.jpg', RECORDER, 'recorder-plate', 'whole', {
          roll: -0.08,
          pitch: 0.25,
        }),
        await featureCode('enregistreur-DeviceKey.xml', 2),
        await list('enregistreur-SADP.csv', [
          CAMERA,
          DOME,
          TURRET,
          RECORDER,
          OTHER,
          BULLET,
          INTERCOM,
          ...neighbours(),
        ]),
      ],
    }),
    await sample({
      id: 'autre-appareil',
      title: 'Photo d’un autre appareil',
      description: 'L’étiquette n’est pas celle de l’appareil de SADP : aucun code n’est donné.',
      device: TURRET,
      mode: 'key',
      expected: 'mismatch',
      token: token(3),
      files: [
        await label('autre-etiquette.jpg', OTHER, 'camera-rect', 'whole', { roll: 0.05 }),
        await featureCode('autre-DeviceKey.xml', 3),
        await list('autre-SADP.csv', [TURRET]),
      ],
    }),
    await sample({
      id: 'photo-floue',
      title: 'Photo trop floue',
      description: 'Le bot dit pourquoi il ne peut pas lire et ce qu’il faut refaire.',
      device: BULLET,
      mode: 'key',
      expected: 'unsure',
      token: token(4),
      files: [
        await label('floue-etiquette.jpg', BULLET, 'camera-rect', 'whole', { blur: 14 }),
        await featureCode('floue-DeviceKey.xml', 4),
        await list('floue-SADP.csv', [BULLET]),
      ],
    }),
    await sample({
      id: 'interphone',
      title: 'Interphone, QR de réinitialisation',
      description: 'L’appareil montre un QR : sa photo remplace l’export de SADP.',
      device: INTERCOM,
      mode: 'key',
      expected: 'match',
      token: token(5),
      files: [
        await label('interphone-etiquette.jpg', INTERCOM, 'intercom', 'whole', { roll: 0.03, pitch: -0.2 }),
        await resetQr('interphone-qr-reinitialisation.jpg', 5),
      ],
    }),
  ]
  await writeFile(join(FOLDER, 'samples.json'), `${JSON.stringify({ samples }, null, 2)}\n`)
}

async function sample(input: {
  id: string
  title: string
  description: string
  device: DrawnDevice
  mode: 'key' | 'file' | 'legacy'
  expected: 'match' | 'mismatch' | 'unsure'
  token?: string
  files: SampleFile[]
}) {
  const { device: drawn, mode, ...rest } = input
  const { model, full, short, mac } = drawn
  return { ...rest, device: { model, fullSerial: full, shortSerial: short, mac, mode } }
}

await main()
