import { zipSync } from 'fflate'
import { AppError } from '../../../core/errors.js'
import { colorIcon, outlineIcon } from './icons.js'
import { type ManifestParts, manifestIn, teamsManifest } from './manifest.js'

/** Where Teams itself cannot follow: it fetches tabs and pictures from outside. */
const LOCAL = /^(localhost|127\.|10\.|192\.168\.|\[|.*\.local$)/

/**
 * The package a Teams administrator uploads: manifest, its English translation, two icons. Rejects with CONFIG_INVALID
 * when Teams could not reach the product. The same parts give the same bytes.
 */
export async function makePackage(parts: ManifestParts): Promise<Uint8Array> {
  const { protocol, hostname } = new URL(parts.publicUrl)
  if (protocol !== 'https:' || LOCAL.test(hostname)) {
    throw new AppError('CONFIG_INVALID', `PUBLIC_URL: Teams wants an https address that it can reach.`)
  }
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(parts.version)) {
    throw new AppError('CONFIG_INVALID', `${parts.version}: a version has three numbers, such as 1.0.0.`)
  }
  const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
  return zipSync(
    {
      'manifest.json': json(teamsManifest(parts)),
      'en.json': json(manifestIn('en')),
      'color.png': new Uint8Array(await colorIcon()),
      'outline.png': new Uint8Array(await outlineIcon()),
    },
    { level: 9, mtime: new Date('2026-01-01T12:00:00') },
  )
}
