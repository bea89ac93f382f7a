import { describe, expect, it } from 'vitest'
import { providerIn } from '../../dialogs/identity.js'

describe('providerIn', () => {
  it.each([
    ['je suis installateur à Lyon', 'installer'],
    ['Électricien', 'installer'],
    ["on fait de l'installation", 'installer'],
    ['I install cameras', 'installer'],
    ['en fait distributeur', 'distributor'],
    // Whoever that is, it is not the writer.
    ['oui mais mon installateur a disparu', null],
    ['un client installateur a perdu le mot de passe', null],
    ['il me faut un technicien là maintenant', null],
    ['je veux parler à un technicien', null],
    ['my installer is gone', null],
    ['notre revendeur ne répond plus, je suis intégrateur', 'integrator'],
    ['installateur et revendeur', null],
    ['', null],
  ])('%j: %s', (text, trade) => {
    expect(providerIn(text)).toBe(trade)
  })
})
