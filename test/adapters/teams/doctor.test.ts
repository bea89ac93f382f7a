import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askDoctor } from '../../../adapters/teams/doctor-door.js'
import { deriveKey } from '../../../core/secrets.js'
import { type Rig, teamsRig, words } from './rig.js'

let rig: Rig
const key = deriveKey({ id: 'test', bytes: new Uint8Array(32).fill(7) }, 'doctor')

beforeEach(async () => {
  rig = await teamsRig()
})
afterEach(() => rig.close())

const findings = () => askDoctor(rig.url, key)
const finding = async (check: string) => (await findings()).find((found) => found.check === check)

describe('npm run doctor', () => {
  it('posts a test card into the desk’s channel when all is well', async () => {
    const found = await findings()
    expect(found.map(({ check, state }) => [check, state])).toEqual([
      ['Teams endpoint', 'ok'],
      ['Teams signing keys', 'ok'],
      ['Teams token', 'ok'],
      ['Teams test card', 'ok'],
    ])
    const posts = [...rig.teams.world.threads.values()].flatMap((thread) => thread.posts)
    expect(posts.map(({ activity }) => words(activity)).join()).toContain('Carte d’essai')
  })

  it.each([
    ['the app was removed (403)', 403, 'removed from the team'],
    ['the channel is gone (404)', 404, 'mention the bot'],
    ['Azure does not know the bot (401)', 401, 'Single Tenant'],
    ['Teams is busy (429)', 429, 'patience'],
    ['Teams fails (502)', 502, 'did not say'],
    ['a wrong request (400)', 400, 'report this line'],
  ])('explains that %s', async (_, status, advice) => {
    rig.teams.connector.faults.push({ method: 'POST', path: /conversations$/, status })
    expect(await finding('Teams test card')).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining(String(status)),
      fix: expect.stringContaining(advice),
    })
  })

  it('says that no team has installed the app', async () => {
    await rig.store.delete('teamsReferences', { _id: 'desk' })
    expect(await finding('Teams test card')).toMatchObject({
      state: 'wrong',
      fix: expect.stringContaining('npm run teams:package'),
    })
  })

  it('says which password is wrong, and posts nothing', async () => {
    rig.teams.identity.refuse('AADSTS7000215: Invalid client secret provided.')
    const found = await findings()
    expect(found.at(-1)).toMatchObject({
      check: 'Teams token',
      state: 'wrong',
      fix: expect.stringContaining('MICROSOFT_APP_PASSWORD'),
    })
  })

  it('says that the tenant is not the application’s', async () => {
    rig.teams.identity.refuse('AADSTS700016: Application was not found in the directory.')
    expect((await findings()).at(-1)).toMatchObject({
      fix: expect.stringContaining('MICROSOFT_APP_TENANT_ID'),
    })
  })

  it('asks a product that does not run to be started', async () => {
    const { port } = new URL(rig.url)
    await rig.close()
    expect(await askDoctor(`http://127.0.0.1:${port}`, key)).toEqual([
      expect.objectContaining({ state: 'wrong', fix: expect.stringContaining('npm start') }),
    ])
    rig = await teamsRig()
  })

  it('opens to nobody else: another key, an old question, or the same twice', async () => {
    const before = rig.teams.connector.calls.length
    const otherKey = new Uint8Array(32).fill(8)
    const minutesAgo = () => Date.now() - 120_000
    for (const asked of [await askDoctor(rig.url, otherKey), await askDoctor(rig.url, key, minutesAgo)]) {
      expect(asked).toEqual([expect.objectContaining({ found: expect.stringContaining('401') })])
    }
    const at = Date.now()
    expect((await askDoctor(rig.url, key, () => at))[0]?.state).toBe('ok')
    const posted = rig.teams.connector.calls.length
    expect((await askDoctor(rig.url, key, () => at))[0]?.found).toContain('401')
    expect(rig.teams.connector.calls.length).toBe(posted)
    expect(posted).toBe(before + 1)
  })
})

it('the page of information speaks the reader’s language and runs nothing', async () => {
  const french = await fetch(`${rig.url}/teams/about`, { headers: { 'accept-language': 'fr-FR' } })
  expect(french.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await french.text()).toContain('Photos'.toLowerCase())
  const english = await fetch(`${rig.url}/teams/about`, { headers: { 'accept-language': 'en' } })
  expect(await english.text()).toContain('lang="en"')
})
