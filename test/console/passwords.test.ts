import { describe, expect, it } from 'vitest'
import { hashPassword, newPassword, passwordFits, randomLetters } from '../../console/sign-in/passwords.js'
import { createQueue } from '../../console/sign-in/queue.js'

describe('a password', () => {
  it('is kept as argon2id with its own salt, and known again', async () => {
    const [one, other] = [await hashPassword('Électricité 42'), await hashPassword('Électricité 42')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect(await passwordFits('Électricité 42', one)).toBe(true)
    // The same letters, typed on a machine that takes them apart.
    expect(await passwordFits('Électricité 42'.normalize('NFD'), one)).toBe(true)
    expect(await passwordFits('electricite 42', one)).toBe(false)
    expect(await passwordFits('', null)).toBe(false)
  })

  it('is known again from what another implementation made of it', async () => {
    // Made by hash-wasm 4.13.0, which was in use before.
    const kept =
      '$argon2id$v=19$m=19456,t=2,p=1$AwMDAwMDAwMDAwMDAwMDAw$qcmOIN1I6RShe0Wt2R4gQRDZNCmaN2ibyOzH9VDGOTA'
    expect(await passwordFits('abc', kept)).toBe(true)
    expect(await passwordFits('abd', kept)).toBe(false)
  })

  it('is made up from letters that are told apart', () => {
    expect(newPassword()).toMatch(/^([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}$/)
    expect(randomLetters(12, 4)).toMatch(/^(\w{4}-){2}\w{4}$/)
  })
})

describe('many passwords at once', () => {
  it('are checked while everybody else is answered', async () => {
    const kept = await hashPassword('abc')
    let turns = 0
    const count = setInterval(() => turns++, 1)
    const began = performance.now()
    await Promise.all(Array.from({ length: 10 }, () => passwordFits('abc', kept)))
    const took = performance.now() - began
    clearInterval(count)
    // On one thread ten of them leave the loop no turn in between; here it goes round all the time.
    expect(turns).toBeGreaterThan(took / 20)
  })

  it('are refused with a code once too many wait', async () => {
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => passwordFits('abc', null)))
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(refused.length).toBeGreaterThan(0)
    expect(new Set(refused)).toEqual(new Set(['SIGN_IN_BUSY']))
    expect(await passwordFits('abc', await hashPassword('abc'))).toBe(true)
  }, 30_000)
})

describe('a queue', () => {
  it('runs so many at once, in order, and frees the place of what failed', async () => {
    const inTurn = createQueue({ atOnce: 2, waiting: 3, full: () => new Error('full') })
    const order: number[] = []
    let running = 0
    let most = 0
    const work = (n: number) =>
      inTurn(async () => {
        most = Math.max(most, ++running)
        order.push(n)
        await new Promise((resolve) => setTimeout(resolve, 2))
        running--
        if (n === 0) throw new Error('broken')
        return n
      })
    const all = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work))
    expect(all.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ])
    expect([most, order]).toEqual([2, [0, 1, 2, 3, 4]])
    expect(await work(9)).toBe(9)
  })
})
