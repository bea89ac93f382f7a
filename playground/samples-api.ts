import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Router } from 'express'
import { z } from 'zod/v4'
import { isPicture } from './phone/phone-message.js'

const file = z.object({
  file: z.string().regex(/^[\w.-]+$/),
  /** label: photo of the label; sadp: an export; qr: picture of the reset QR. */
  kind: z.string(),
  contentType: z.string(),
})

/** samples.json, made by the generator of sample devices beside it. */
const samplesFile = z.object({
  samples: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      files: z.array(file),
      device: z.object({ model: z.string() }).loose(),
    }),
  ),
})

export interface Sample {
  id: string
  title: string
  description: string
  model: string
  files: { name: string; kind: string; contentType: string; url: string; picture: boolean }[]
}

/** GET /api/samples, and the files themselves under /samples/<file>: only those that samples.json names. */
export function createSamplesApi(folder: string): Router {
  const router = express.Router()
  const samples = readSamples(folder)
  const known = new Map(
    samples.flatMap((sample) => sample.files.map((each) => [each.name, each.contentType])),
  )
  router.get('/api/samples', (_request, response) => void response.json({ samples }))
  router.get('/samples/:file', (request, response) => {
    const contentType = known.get(request.params.file)
    if (!contentType) return void response.status(404).end()
    const safeType = isPicture(contentType) ? contentType : 'application/octet-stream'
    response.set({
      'content-type': safeType,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    })
    return response.sendFile(request.params.file, { root: folder, dotfiles: 'deny' })
  })
  return router
}

export function readSamples(folder: string): Sample[] {
  const path = join(folder, 'samples.json')
  if (!existsSync(path)) return []
  const { samples } = samplesFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  return samples.map(({ id, title, description, files, device }) => ({
    id,
    title,
    description,
    model: device.model,
    files: files.map(({ file: name, kind, contentType }) => ({
      name,
      kind,
      contentType,
      url: `/playground/samples/${name}`,
      picture: isPicture(contentType),
    })),
  }))
}
