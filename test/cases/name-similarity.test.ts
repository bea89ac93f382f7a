import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameSimilarity, SAME_NAME } from '../../cases/name-similarity.js'

/** Invented companies, written the ways people and registries write them. */
const SAME: [string, string][] = [
  ['Alarmes Dupont', 'ALARMES DUPONT'],
  ['Dupont Alarmes SARL', 'S.A.R.L. DUPONT ALARMES'],
  ['dupont alarmes', 'ALARMES DUPONT ET SECURITE'],
  ['Éclair Électricité', 'ECLAIR ELECTRICITE SAS'],
  ['Vidéo Protection Martinot', 'MARTINOT VIDEO PROTECTION'],
  ['Vidéoprotection Martinot', 'VIDEO PROTECTION MARTINOT'],
  ['Ets Kervella', 'ETABLISSEMENTS KERVELLA'],
  ['Kervela sécurité', 'KERVELLA SECURITE'],
  ['V.P.M. Télécom', 'VPM TELECOM'],
  ['Bastion-Sud', 'BASTION SUD SASU'],
  ['Les Gardiens de l’Ouest', 'GARDIENS DE L OUEST'],
  ['Jean Rouvière', 'M ROUVIERE JEAN'],
]
const DIFFERENT: [string, string][] = [
  ['Alarmes Dupont', 'ALARMES DURAND'],
  ['Sécurité', 'DUPONT SECURITE'],
  ['Alarme Sécurité', 'DUPONT ALARME SECURITE'],
  ['France Sécurité Services', 'SECURITE SERVICES MARTINOT'],
  ['Dupont', 'BOULANGERIE DUPONT'],
  ['Dupont Alarmes', 'DUPONT BOULANGERIE'],
  ['Kervella Sécurité', 'CARAVELLE SECURITE'],
  ['VPM', 'VPN'],
  ['Martinot Électricité', 'MARTIN ELECTRICITE GENERALE'],
  ['Bastion Sud', 'BASTION NORD IMMOBILIER'],
  ['SARL', 'SAS'],
  ['', 'DUPONT'],
]

describe('nameSimilarity', () => {
  it.each(SAME)('takes %s and %s for one company', (a, b) => {
    expect(nameSimilarity(a, b)).toBeGreaterThanOrEqual(SAME_NAME)
  })

  it.each(DIFFERENT)('does not take %s for %s', (a, b) => {
    expect(nameSimilarity(a, b)).toBeLessThan(SAME_NAME)
  })

  it('leaves a gap between the two, with the border inside it', () => {
    const lowest = Math.min(...SAME.map(([a, b]) => nameSimilarity(a, b)))
    const highest = Math.max(...DIFFERENT.map(([a, b]) => nameSimilarity(a, b)))
    expect([lowest.toFixed(2), highest.toFixed(2)]).toMatchInlineSnapshot(`
      [
        "0.95",
        "0.81",
      ]
    `)
  })

  it('is symmetric, between 0 and 1, and certain of a name itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const score = nameSimilarity(a, b)
        expect(score).toBe(nameSimilarity(b, a))
        expect(score >= 0 && score <= 1).toBe(true)
      }),
    )
    expect(nameSimilarity('Zénith Alarmes', 'zenith alarmes')).toBe(1)
  })
})
