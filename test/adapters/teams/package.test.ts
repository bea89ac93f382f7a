import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { colorIcon, outlineIcon } from '../../../adapters/teams/package/icons.js'
import { makePackage } from '../../../adapters/teams/package/make-package.js'
import { manifestIn, teamsManifest } from '../../../adapters/teams/package/manifest.js'
import { parseCommand } from '../../../hotline/commands.js'

/** Microsoft's own schemas, as its MIT-licensed package @microsoft/app-manifest carries them. */
const SCHEMAS = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
  'json-schemas/teams/v1.19',
)
const parts = {
  appId: '5b0f4c1e-0000-4000-8000-0000000000aa',
  publicUrl: 'https://hotline.example',
  version: '1.2.3',
}

function problems(schema: string, value: unknown): string[] {
  const ajv = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv as never)
  const validate = ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, schema), 'utf8')))
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

describe('the manifest', () => {
  it('keeps to Microsoft’s schema, and so does its translation', () => {
    expect(problems('MicrosoftTeams.schema.json', teamsManifest(parts))).toEqual([])
    expect(problems('MicrosoftTeams.Localization.schema.json', manifestIn('en'))).toEqual([])
  })

  it('would be found out: the schemas do refuse', () => {
    const manifest = teamsManifest(parts)
    const { icons, ...without } = manifest
    expect(problems('MicrosoftTeams.schema.json', without).join()).toContain('icons')
    expect(problems('MicrosoftTeams.schema.json', { ...manifest, extra: 1 })).not.toEqual([])
    const named = { ...manifest, description: { short: 'x'.repeat(81), full: 'x' } }
    expect(problems('MicrosoftTeams.schema.json', named).join()).toContain('80')
    expect(problems('MicrosoftTeams.Localization.schema.json', { 'name.shorter': 'x' })).not.toEqual([])
  })

  it('asks for what the desk needs: the channel’s messages, one bot, the console as a tab, the search', () => {
    expect(teamsManifest(parts)).toMatchObject({
      id: parts.appId,
      defaultInstallScope: 'team',
      bots: [{ botId: parts.appId, scopes: ['team', 'personal'], supportsFiles: true }],
      composeExtensions: [{ botId: parts.appId, commands: [{ id: 'searchCases', initialRun: true }] }],
      staticTabs: [{}, { contentUrl: 'https://hotline.example/console', scopes: ['personal'] }, {}],
      validDomains: ['hotline.example'],
      webApplicationInfo: { id: parts.appId, resource: `api://hotline.example/botid-${parts.appId}` },
      authorization: {
        permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
      },
    })
  })

  it('offers commands that the bot understands, in both languages', () => {
    const { bots } = teamsManifest(parts) as { bots: [{ commandLists: [{ commands: { title: string }[] }] }] }
    const french = bots[0].commandLists[0].commands.map(({ title }) => title)
    const english = Object.entries(manifestIn('en'))
      .filter(([path]) => /commandLists.*title$/.test(path))
      .map(([, title]) => title)
    expect(french).toHaveLength(7)
    expect(english).toHaveLength(7)
    for (const title of [...french, ...english]) expect(parseCommand(title), title).not.toBeNull()
    expect(english.map((title) => parseCommand(title)?.kind)).toEqual(
      french.map((title) => parseCommand(title)?.kind),
    )
  })

  it('translates only places that exist', () => {
    const manifest = teamsManifest(parts)
    for (const path of Object.keys(manifestIn('en')).filter((name) => name !== '$schema')) {
      const at = path
        .split(/[.[\]]+/)
        .filter(Boolean)
        .reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], manifest)
      expect(typeof at, path).toBe('string')
    }
  })
})

describe('the icons', () => {
  it('are of the sizes Teams asks for; the outline is white on nothing', async () => {
    const color = sharp(await colorIcon())
    expect(await color.metadata()).toMatchObject({ format: 'png', width: 192, height: 192 })
    expect((await color.stats()).isOpaque).toBe(true)
    const { data, info } = await sharp(await outlineIcon())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([32, 32])
    const pixels = Array.from({ length: 32 * 32 }, (_, at) => data.subarray(at * 4, at * 4 + 4))
    const inked = pixels.filter((pixel) => (pixel[3] ?? 0) > 0)
    expect(inked.length).toBeGreaterThan(150)
    expect(inked.length).toBeLessThan(700)
    for (const [red = 0, green = 0, blue = 0] of inked)
      expect(Math.min(red, green, blue)).toBeGreaterThan(250)
  })
})

describe('the package', () => {
  it('holds the manifest, its translation and both icons at its root, and is the same each time', async () => {
    const zip = await makePackage(parts)
    expect(Buffer.from(await makePackage(parts)).equals(Buffer.from(zip))).toBe(true)
    const files = unzipSync(zip)
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png'])
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']))
    expect(manifest).toEqual(teamsManifest(parts))
    for (const file of Object.values(manifest.icons)) expect(files).toHaveProperty([file as string])
  })

  it.each(['http://hotline.example', 'https://localhost:3978', 'https://192.168.1.4'])(
    'is not made for %s, which Teams cannot reach',
    async (publicUrl) => {
      await expect(makePackage({ ...parts, publicUrl })).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
    },
  )

  it('is written by npm run teams:package, which otherwise says what to set', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sesame-package-'))
    const out = join(folder, 'app.zip')
    const run = (env: Record<string, string>) =>
      promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', 'adapters/teams/cli/package.ts', '--out', out],
        {
          env: { PATH: process.env.PATH ?? '', DATA_DIR: folder, ...env },
        },
      )
    try {
      await expect(run({})).rejects.toMatchObject({ stdout: expect.stringContaining('MICROSOFT_APP_ID') })
      const { stdout } = await run({
        PUBLIC_URL: parts.publicUrl,
        MICROSOFT_APP_ID: parts.appId,
        MICROSOFT_APP_PASSWORD: 'a secret of a test',
        MICROSOFT_APP_TENANT_ID: parts.appId,
      })
      expect(stdout).toContain(out)
      const files = unzipSync(new Uint8Array(readFileSync(out)))
      expect(new TextDecoder().decode(files['manifest.json'])).not.toContain('a secret of a test')
      expect(Object.keys(files)).toContain('manifest.json')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)
})
