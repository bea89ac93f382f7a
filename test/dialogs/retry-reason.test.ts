import { describe, expect, it } from 'vitest'
import type { CaseDoc } from '../../cases/case.js'
import { retrySentence } from '../../dialogs/retry-reason.js'
import type { Session } from '../../dialogs/session.js'
import { translator } from '../../locales/index.js'

const session = { t: translator('fr') } as unknown as Session
const caseWith = (line: { label: string | null; other: string | null } | null): CaseDoc =>
  ({
    photos: [
      {
        reading: { serial: { value: 'D12345678' }, reason: null },
        result: { lines: line ? [{ outcome: 'differs', ...line }] : [] },
      },
    ],
  }) as unknown as CaseDoc

describe('why a photo will not do', () => {
  it('names both numbers where both were read', () => {
    const said = retrySentence(
      session,
      caseWith({ label: 'D12345678', other: 'E39640175' }),
      'serial_differs',
    )
    expect(said).toContain('D12345678')
    expect(said).toContain('E39640175')
  })

  it.each(['serial_differs', 'serial_one_character_away', 'model_differs'])(
    '%s without the other number leaves no gap',
    (reason) => {
      for (const line of [null, { label: 'D12345678', other: null }]) {
        const said = retrySentence(session, caseWith(line), reason)
        expect(said).not.toMatch(/indique\s*[,: ]{2}|\(\)|indique\s+:/)
        expect(said).toContain('pas le même appareil')
      }
    },
  )

  it('has a sentence for a reason it does not know', () => {
    expect(retrySentence(session, caseWith(null), 'something_new')).not.toBe('')
  })
})
