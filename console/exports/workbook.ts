/**
 * A workbook is written in one go (write-excel-file), half a minute of it at the most: in a thread of its own, while
 * everybody else is answered.
 */
import { Worker } from 'node:worker_threads'
import { AppError } from '../../core/errors.js'
import { type Table, type TableWriter, writeAll } from './table.js'
import type { ToWorkbook } from './workbook-worker.js'

/** Fifty thousand lines take less than half of it. */
const MOST_MB = 1024
const WORKER = new URL('./workbook-worker.mjs', import.meta.url)

export interface Workbook extends TableWriter {
  /** The lines that follow stand on this sheet. */
  sheet(table: Pick<Table, 'title' | 'header'>): void
}

/** `end` rejects with FILE_TOO_LARGE when its memory does not suffice. Ended or abandoned, the thread is gone. */
export function openWorkbook(): Workbook {
  const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: MOST_MB } })
  const tell = (message: ToWorkbook) => worker.postMessage(message)
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(full ? new AppError('FILE_TOO_LARGE', 'the export is too large', { cause: error }) : error)
    })
    worker.once('exit', () => reject(new Error('the workbook was not written')))
  })
  // Who abandons it does not wait for it.
  bytes.catch(() => undefined)
  return {
    sheet: ({ title, header }) => tell({ kind: 'sheet', title, header }),
    async write(rows) {
      tell({ kind: 'rows', rows })
      await new Promise(setImmediate)
    },
    end() {
      tell({ kind: 'end' })
      return bytes
    },
    abandon: async () => void (await worker.terminate()),
  }
}

export async function toXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const workbook = openWorkbook()
  for (const table of tables) {
    workbook.sheet(table)
    await writeAll(workbook, table.rows)
  }
  return workbook.end()
}
