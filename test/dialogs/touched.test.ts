import { describe, expect, it } from 'vitest'
import { render } from '../../adapters/whatsapp/render.js'
import { touched } from '../../dialogs/touched.js'

const worked = [
  { id: 'yes', title: 'Oui, c’est fait' },
  { id: 'no', title: 'Non, ça bloque' },
]
const plainYesNo = [
  { id: 'yes', title: 'Oui' },
  { id: 'no', title: 'Non' },
]

describe('a button that was touched', () => {
  it.each([
    ['its own words', worked, { text: "Oui, c'est fait", choiceId: 'yes' }, 'yes'],
    ['no words at all', worked, { text: '', choiceId: 'no' }, 'no'],
    ['words of an older question with its id', worked, { text: 'Oui', choiceId: 'yes' }, null],
    ['longer words of an older question', plainYesNo, { text: 'Oui, c’est fait', choiceId: 'yes' }, null],
    ['another id', plainYesNo, { text: 'Oui', choiceId: 'accept' }, null],
    ['no id', plainYesNo, { text: 'Oui', choiceId: null }, null],
  ])('by %s', (_, choices, input, id) => {
    expect(touched(choices, { input })?.id ?? null).toBe(id)
  })

  it('is known by what a list shows of it, cut and numbered', () => {
    const choices = [
      { id: 'a', title: 'D12345678' },
      { id: 'b', title: 'DS-2CD2043G2-I20250101AAWRD12345678' },
      { id: 'c', title: 'Photo de l’étiquette' },
      { id: 'd', title: 'Plusieurs' },
    ]
    const shown = render({ to: 'whatsapp:+33600000001', locale: 'fr', text: 'Lequel ?', choices })
    if (shown.kind !== 'list') throw new Error('no list')
    expect(shown.choices[1]?.title).toBe('2. DS-2CD2043G2-I202501…')
    for (const { id, title } of shown.choices) {
      expect(touched(choices, { input: { text: title, choiceId: id } })?.id).toBe(id)
    }
  })
})
