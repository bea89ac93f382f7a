import { describe, expect, it } from 'vitest'
import { createRecogniser, type Intent } from '../../dialogs/recogniser/index.js'
import { TREES } from './tree.js'

/**
 * What sentences tell people to write. « Récapitulatif » and « données » have no intent: the reception hears them before the recogniser.
 * Names of buttons and of windows of SADP are quoted too; they are listed so that a new quotation cannot go unseen.
 */
const COMMANDS: Readonly<Record<string, Intent>> = {
  'un humain': 'talk_to_human',
  'a human': 'talk_to_human',
  aide: 'help',
  help: 'help',
  retour: 'back',
  back: 'back',
  annuler: 'cancel',
  cancel: 'cancel',
  statut: 'case_status',
  status: 'case_status',
  horaires: 'hours',
  hours: 'hours',
  'mot de passe': 'reset_password',
  password: 'reset_password',
  'sans code': 'self_service',
  'without code': 'self_service',
  REPRENDRE: 'resume_messages',
  RESUME: 'resume_messages',
}

const HEARD_ELSEWHERE = ['récapitulatif', 'summary', 'données', 'privacy']

const BUTTONS = [
  'device.access_',
  'device.pick_by_label',
  'device.pick_several',
  'company.form.pass',
  'conversation.list_button',
  'reset.accept',
  'reset.finish',
]

const SEEN_ON_SCREEN =
  /^(?:Mot de passe oublié|Forgot Password|Exporter|Export|Importer|Import|Activer|Activate|Vérifier par Hik-Connect|Verify by Hik-Connect|Reset Network Cameras’ Passwords|S\/N|@|123|admin|\{\{\w+\}\})$/

const installer = [...TREES.fr, ...TREES.en].filter(
  ({ key }) => !/^desk\.(?!installer|promise|refusal\.)/.test(key),
)
const buttons = installer.filter(({ key }) => BUTTONS.some((start) => key.startsWith(start)))
const titles = new Set(buttons.map(({ text }) => text.replaceAll("'", '’')))

/** What stands in « » or “ ”, and words in capitals that are to be written. */
function quoted(text: string): string[] {
  const marks = [...text.matchAll(/[«“]\s?(.+?)\s?[»”]/g)].map((match) => match[1] ?? '')
  const capitals = [...text.matchAll(/(?:écrivez|write) ([A-Z]{3,})/g)].map((match) => match[1] ?? '')
  return [...marks, ...capitals].map((words) => words.replaceAll("'", '’'))
}

describe('what sentences tell people to write', () => {
  const recogniser = createRecogniser()
  const asked = new Set(
    installer
      .flatMap(({ text }) => quoted(text))
      .filter((words) => !titles.has(words) && !SEEN_ON_SCREEN.test(words)),
  )

  it('is known here', () => {
    const unknown = [...asked].filter((words) => !(words in COMMANDS) && !HEARD_ELSEWHERE.includes(words))
    expect(unknown).toEqual([])
  })

  it.each(Object.entries(COMMANDS))('%s is understood as %s, and surely', (words, intent) => {
    expect(asked).toContain(words)
    const heard = recogniser.understand(words)
    expect(heard.intent).toBe(intent)
    expect(heard.confidence).toBeGreaterThanOrEqual(0.85)
  })
})
