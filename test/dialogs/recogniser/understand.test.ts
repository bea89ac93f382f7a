import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOSTILE } from '../../../bench/understand/latency.js'
import { createRecogniser, type Intent, isIntent } from '../../../dialogs/recogniser/index.js'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const recogniser = createRecogniser()

/** Sentences on which people would agree at once; known confusions among them. */
const KEY: [string, Intent][] = [
  ['bonjour', 'greeting'],
  ['slt', 'greeting'],
  ["bonjour j'ai perdu le mdp de ma cam", 'reset_password'],
  ['JAI OUBLIÉ LE MOT DE PASSE', 'reset_password'],
  ['merci', 'thanks'],
  ['ok merci', 'thanks'],
  ['🙏', 'thanks'],
  ['oui', 'yes'],
  ['ouais', 'yes'],
  ["d'acc", 'yes'],
  ['nickel', 'yes'],
  ['👍', 'yes'],
  ['👍🏿', 'yes'],
  ['non', 'no'],
  ['nan', 'no'],
  ['pas du tout', 'no'],
  ['jamais', 'no'],
  ['aide', 'help'],
  ['?', 'help'],
  ['c koi', 'help'],
  ['annuler', 'cancel'],
  ['laisse tomber', 'cancel'],
  ['STOP', 'stop'],
  ["arrêtez de m'écrire", 'stop'],
  ['START', 'resume_messages'],
  ['REPRENDRE', 'resume_messages'],
  ['on recommence depuis le début', 'restart'],
  ['retour', 'back'],
  ['je me suis trompé', 'correct_answer'],
  ["non c'est l'autre société", 'correct_answer'],
  ['in english please', 'change_language'],
  ['en français svp', 'change_language'],
  ['je veux parler à un humain', 'talk_to_human'],
  ["j'ai besoin d'un conseiller", 'talk_to_human'],
  ['il me faut un technicien', 'talk_to_human'],
  ['motdepasse oublie', 'reset_password'],
  ['jaiperdu le mdp', 'reset_password'],
  ['je veux pas', 'no'],
  ["je n'ai plus le mot de passe", 'reset_password'],
  ['aideeee', 'help'],
  ['besoin d’un plombier', 'not_understood'],
  ['où en est mon dossier', 'case_status'],
  ['vous êtes ouverts le samedi ?', 'hours'],
  ["j'ai reçu le code, j'en fais quoi ?", 'code_received_question'],
  ['le code a expiré', 'code_expired'],
  ['le code marche pas', 'code_failed'],
  ['ça a marché', 'code_worked'],
  ["où est l'étiquette", 'photo_help'],
  ['la photo est floue', 'photo_help'],
  ["c'est quoi SADP", 'sadp_help'],
  ["j'ai pas de pc", 'sadp_help'],
  ['erreur 2022', 'sadp_error'],
  ["j'ai un code erreur 2018 dans sadp", 'sadp_error'],
  ['comment créer un compte hikpartner', 'account_help'],
  ['mot de passe de mon compte HPP oublié', 'account_help'],
  ["c'est quoi le numéro de TVA", 'company_auth_help'],
  ["j'ai le fichier GUID", 'self_service'],
  ['je suis un particulier', 'end_user'],
  ["je suis un particulier j'ai perdu mon mdp", 'end_user'],
  ['', 'not_understood'],
  ['   ', 'not_understood'],
  ['qsdf jklm', 'not_understood'],
  ['4711', 'not_understood'],
  ['quel temps fait-il demain', 'not_understood'],
  ['combien coûte une caméra', 'not_understood'],
  ['mot de passe wifi oublié', 'not_understood'],
  ['la caméra ne s’allume plus', 'not_understood'],
]

describe('understand', () => {
  it.each(KEY)('%s', (text, intent) => {
    expect(recogniser.understand(text).intent).toBe(intent)
  })

  it('gives the same answer twice, whatever came between', () => {
    const other = createRecogniser()
    for (const [text] of KEY) other.understand(`${text} xqzt`)
    for (const [text] of KEY) expect(other.understand(text)).toEqual(recogniser.understand(text))
  })

  it('takes any string, and keeps its word', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 60 })),
        (text) => {
          const said = recogniser.understand(text)
          expect(said.text).toBe(text)
          expect(isIntent(said.intent)).toBe(true)
          expect(said.confidence).toBeGreaterThanOrEqual(0)
          expect(said.confidence).toBeLessThanOrEqual(1)
          for (const { intent } of said.alternatives) expect(intent).not.toBe(said.intent)
        },
      ),
      { numRuns: 500, seed: 5 },
    )
  })

  it.each([
    ['lone surrogates', '\ud83d\ude00\ud83d oui \udc00'],
    ['a long word', 'a'.repeat(10_000)],
    ['many words', 'mot de passe '.repeat(1000)],
    ['long digits', '1'.repeat(10_000)],
    ['separators', '@.-'.repeat(4000)],
    ['nulls', '\0'.repeat(10_000)],
  ])('takes %s', (_, text) => {
    expect(isIntent(recogniser.understand(text).intent)).toBe(true)
  })

  it('does not take much longer for a hostile text than for a long plain one', () => {
    const time = (text: string) => {
      const before = process.cpuUsage()
      for (let count = 0; count < 5; count += 1) recogniser.understand(text)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const plain = 'bonjour je voudrais savoir si vous avez reçu ma photo '.repeat(40)
    time(plain)
    const usual = time(plain)
    for (const hostile of ['a1-', '@a.', '1 ', "fr c'", 'ds-', '(((']) {
      expect(time(hostile.repeat(700)), hostile).toBeLessThan(usual * 20)
    }
  })
})

describe('time', () => {
  it.each(Object.entries(HOSTILE))('is short for a text of %s', (_, text) => {
    const runs = [0, 1, 2].map(() => {
      const before = process.cpuUsage()
      recogniser.understand(text)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    expect(Math.min(...runs)).toBeLessThan(50)
  })
})

describe('npm run understand', () => {
  it('answers each line, empty ones too, with one JSON line', async () => {
    const lines = ['bonjour', '', 'oui "oui"', 'erreur 2022']
    const child = spawn(process.execPath, ['--import', 'tsx', 'dialogs/cli/understand.ts'], { cwd: ROOT })
    child.stdin.end(`${lines.join('\n')}\n`)
    let out = ''
    for await (const part of child.stdout) out += String(part)
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; intent: string; confidence: number })
    expect(answers.map(({ text }) => text)).toEqual(lines)
    expect(answers.map(({ intent }) => intent)).toEqual(['greeting', 'not_understood', 'yes', 'sadp_error'])
    for (const answer of answers) expect(Object.keys(answer)).toEqual(['text', 'intent', 'confidence'])
  })
})
