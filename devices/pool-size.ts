import { availableParallelism, totalmem } from 'node:os'

/** What a machine offers: cores, and memory in bytes. */
export interface Machine {
  cores: number
  memory: number
}

/** One reading process at its peak, bytes. */
const READER = 600 * 1024 * 1024
/** Readers may take this share of the memory together: the program itself, and a database beside it, live from the rest. */
const SHARE = 0.5
/** Beyond this people wait for the network, not for readers. */
const MOST = 8

/** How many files are read at once: one core stays with the conversations, and at least one file is always read. */
export function readersFor({ cores, memory }: Machine): number {
  const affordable = Math.floor((memory * SHARE) / READER)
  return Math.max(1, Math.min(cores - 1, affordable, MOST))
}

/** This machine, or as much of it as its container may use. */
export function thisMachine(): Machine {
  const limit = process.constrainedMemory() ?? 0
  return { cores: availableParallelism(), memory: limit > 0 ? Math.min(limit, totalmem()) : totalmem() }
}
