/** A thread that gathers lines and makes a workbook of them (workbook.ts talks to it). */
import { parentPort, type TransferListItem } from 'node:worker_threads'
import type { Cell } from './table.js'
import { writeWorkbook } from './write-workbook.js'

export type ToWorkbook =
  | { kind: 'sheet'; title: string; header: readonly string[] }
  | { kind: 'rows'; rows: readonly (readonly Cell[])[] }
  | { kind: 'end' }

const tables: { title: string; header: readonly string[]; rows: (readonly Cell[])[] }[] = []

parentPort?.on('message', async (message: ToWorkbook) => {
  if (message.kind === 'sheet') tables.push({ title: message.title, header: message.header, rows: [] })
  else if (message.kind === 'rows') for (const row of message.rows) tables.at(-1)?.rows.push(row)
  else {
    const bytes = new Uint8Array(await writeWorkbook(tables))
    parentPort?.postMessage(bytes, [bytes.buffer as TransferListItem])
    parentPort?.close()
  }
})
