/** No page of the console may load more than 300 KB of script (gzipped) before its charts. */
import { relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import config from '../../../console/web/vite.config.js'

const BUDGET = 300_000
/** Fetched only once a page with figures is shown, after the page itself. */
const CHARTS = 'src/pages/figures/charts.tsx'

let chunks: Map<string, Rolldown.OutputChunk>

beforeAll(async () => {
  const built = await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    build: { ...config.build, write: false },
  })
  const [bundle] = [built].flat() as Rolldown.RolldownOutput[]
  chunks = new Map(
    (bundle?.output ?? []).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])),
  )
})

/** A chunk with everything it needs before it can run. */
function needed(fileName: string, found = new Set<string>()): Set<string> {
  if (found.has(fileName)) return found
  found.add(fileName)
  for (const other of chunks.get(fileName)?.imports ?? []) needed(other, found)
  return found
}

function gzipped(fileNames: Iterable<string>): number {
  return [...fileNames].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0)
}

function source(chunk: Rolldown.OutputChunk): string {
  return chunk.facadeModuleId === null ? '' : relative(config.root, chunk.facadeModuleId)
}

describe('what a page loads', () => {
  it('stays under the budget', () => {
    const all = [...chunks.values()]
    const entry = all.find(({ isEntry }) => isEntry)
    const french = all.filter((chunk) => /locales\/(?:fr\/console-web|typography)/.test(source(chunk)))
    const start = [entry, ...french].flatMap((chunk) => [...needed(chunk?.fileName ?? '')])
    const pages = all.filter((chunk) => chunk.isDynamicEntry && source(chunk).startsWith('src/pages/'))
    const sizes = pages
      .filter((page) => source(page) !== CHARTS)
      .map((page) => {
        // A part of the settings comes after the settings.
        const parent = pages.find((other) => other.dynamicImports.includes(page.fileName))
        const files = new Set([
          ...start,
          ...needed(page.fileName),
          ...(parent ? needed(parent.fileName) : []),
        ])
        return { page: source(page), size: gzipped(files) }
      })
    expect(french).toHaveLength(2)
    expect(sizes.length).toBeGreaterThan(12)
    console.info(
      sizes
        .sort((a, b) => b.size - a.size)
        .map(({ page, size }) => `${(size / 1000).toFixed(0).padStart(4)} KB  ${page}`)
        .join('\n'),
    )
    expect(sizes.filter(({ size }) => size > BUDGET)).toEqual([])
  })

  it('holds none of the server, nor of its own development', () => {
    const code = [...chunks.values()].map((chunk) => chunk.code).join('\n')
    for (const trace of ['mongoose', 'SECRETS_KEY', 'jsxDEV(']) expect(code).not.toContain(trace)
  })
})
