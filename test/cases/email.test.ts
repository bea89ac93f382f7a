import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkEmail, companyEmailRule, type EmailProblem, isFreeMailProvider } from '../../cases/email.js'

describe('checkEmail', () => {
  it.each([
    ['jean@exemple.fr', 'jean@exemple.fr'],
    ['  C’est Jean.Dupont+site@Alarmes-Dupont.FR. ', 'Jean.Dupont+site@alarmes-dupont.fr'],
    ['mailto:contact@exemple.fr', 'contact@exemple.fr'],
    ['contact <contact@exemple.fr>', 'contact@exemple.fr'],
    ['contact@société.fr', 'contact@xn--socit-esab.fr'],
  ])('reads %s', (text, email) => {
    expect(checkEmail(text)).toMatchObject({ ok: true, email })
  })

  it.each<[string, EmailProblem]>([
    ['', 'empty'],
    ['jean point dupont', 'no_at'],
    ['jean@', 'format'],
    ['@exemple.fr', 'format'],
    ['jean@exemple', 'format'],
    ['jean@exemple..fr', 'format'],
    ['jean@-exemple.fr', 'format'],
    ['jean@exemple.fr/x', 'format'],
    ['jean@192.168.1.1', 'format'],
    ['.jean@exemple.fr', 'format'],
    ['a@b.fr ou c@d.fr', 'several'],
    [`${'a'.repeat(65)}@exemple.fr`, 'too_long'],
    [`a@${'b.'.repeat(130)}fr`, 'too_long'],
  ])('refuses %j', (text, problem) => {
    expect(checkEmail(text)).toEqual({ ok: false, problem })
  })

  it.each([
    ['jean@gmial.com', 'jean@gmail.com'],
    ['jean@gmail.con', 'jean@gmail.com'],
    ['jean@orage.fr', 'jean@orange.fr'],
    ['jean@wanadoo.f.fr', null],
    ['jean@gmail.com', null],
    ['jean@cfr.fr', null],
    ['jean@alarmes-dupont.fr', null],
  ])('asks about %s', (text, suggestion) => {
    expect(checkEmail(text)).toMatchObject({ ok: true, suggestion })
  })

  it('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void checkEmail(text)))
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (a, b) => {
        void checkEmail(`${a}@${b}`)
      }),
    )
  })
})

describe('the professional address', () => {
  it('knows French and foreign providers, and their sub-domains', () => {
    for (const domain of [
      'orange.fr',
      'Wanadoo.FR',
      'laposte.net',
      'gmail.com',
      'mail.yahoo.fr',
      'yopmail.com',
    ]) {
      expect(isFreeMailProvider(domain), domain).toBe(true)
    }
    for (const domain of ['orange.com', 'alarmes-dupont.fr', 'notgmail.com', 'free.fr.exemple.com']) {
      expect(isFreeMailProvider(domain), domain).toBe(false)
    }
  })

  it.each([
    ['1', 'jean@orange.fr', { ok: true, professional: false }],
    ['10-50', 'jean@gmail.com', { ok: true, professional: false }],
    ['51-249', 'jean@gmail.com', { ok: false, problem: 'professional' }],
    ['250+', 'jean@wanadoo.fr', { ok: false, problem: 'professional' }],
    ['250+', 'jean@exemple.fr', { ok: true, professional: true }],
    ['1', 'jean@yopmail.com', { ok: false, problem: 'disposable' }],
    [null, 'jean@gmail.com', { ok: true, professional: false }],
    ['1', 'jean', { ok: false, problem: 'no_at' }],
  ] as const)('with %s employees and %s', (headCount, email, expected) => {
    expect(companyEmailRule({ headCount, email })).toEqual(expected)
  })
})
