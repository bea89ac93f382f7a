import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEvidenceReader } from '../../devices/read-evidence.js'
import { percentile } from './score.js'

const POOL_LIMIT_MB = 600
const LOOK_MS = 20

/**
 * The memory that reading takes, as the product reads: the real pool with its own settings over mixed files, among them
 * 12-megapixel PNG and HEIC and a 108-megapixel JPEG from the upload page. Linux only. True when one process stayed
 * within the limit.
 */
export async function measurePool(set: string, count: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'pool-'))
  const drawer = fileURLToPath(new URL('./pool-files.ts', import.meta.url))
  spawnSync(process.execPath, ['--import', 'tsx', drawer, folder, set, String(count)], { stdio: 'inherit' })
  const files = readdirSync(folder).sort()
  const watch = watchChildren()
  const reader = createEvidenceReader({ workers: 1 })
  const kinds: Record<string, number> = {}
  const times: number[] = []
  for (const name of files) {
    const bytes = readFileSync(join(folder, name))
    const start = performance.now()
    watch.reading(name)
    const evidence = await reader.read({ bytes, name, contentType: null }, 'label')
    times.push(performance.now() - start)
    const kind = evidence.kind === 'unusable' ? evidence.problem : evidence.kind
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  const { peak, at, processes, parent, most } = watch.end()
  await reader.close()
  rmSync(folder, { recursive: true })
  console.log(
    `pool over ${files.length} mixed files: reading process peak ${peak} MB (limit ${POOL_LIMIT_MB}; at ${at}), the program around it ${parent} MB, ${processes} processes used one after another`,
  )
  console.log(
    `  read as ${JSON.stringify(kinds)}; ${Math.round(percentile(times, 0.5))} ms p50, ${Math.round(percentile(times, 0.95))} ms p95 by the clock`,
  )
  console.log(
    `  held most while it read ${most.map(([name, megabytes]) => `${name} ${megabytes} MB`).join(', ')}`,
  )
  return peak <= POOL_LIMIT_MB
}

/** Follows the resident memory of this program's readers; their own high-water mark is asked, so no peak is missed. */
function watchChildren() {
  let peak = 0
  let parent = 0
  let at = ''
  let file = ''
  const seen = new Map<number, number>()
  const held = new Map<string, number>()
  const look = () => {
    parent = Math.max(parent, Math.round(process.memoryUsage().rss / 1_048_576))
    for (const pid of readers()) {
      const { mark, now } = memoryOf(pid)
      held.set(file, Math.max(held.get(file) ?? 0, now))
      if (mark > (seen.get(pid) ?? 0)) seen.set(pid, mark)
      if (mark > peak) [peak, at] = [mark, file]
    }
  }
  const timer = setInterval(look, LOOK_MS)
  return {
    reading(name: string) {
      file = name
    },
    end() {
      look()
      clearInterval(timer)
      const most = [...held].sort((a, b) => b[1] - a[1]).slice(0, 5)
      return { peak, at, processes: seen.size, parent, most }
    },
  }
}

function readers(): number[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes('devices/worker.'))
}

/** Megabytes, from the kernel's own count: the most the process ever held, and what it holds now. */
function memoryOf(pid: number): { mark: number; now: number } {
  const status = read(`/proc/${pid}/status`)
  const megabytes = (field: RegExp) => Math.round(Number(field.exec(status)?.[1] ?? 0) / 1024)
  return { mark: megabytes(/VmHWM:\s+(\d+)/), now: megabytes(/VmRSS:\s+(\d+)/) }
}

/** Empty when the process has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
