import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { ChildOptions } from './child.js'

const ROOT = resolve(import.meta.dirname, '../../..')

export interface Running {
  url: string
  /** `kill -9`, and wait until it is gone. */
  kill(): Promise<void>
}

/** Starts the process that is to be killed; resolves when it takes messages. */
export function startChild(options: ChildOptions): Promise<Running> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', resolve(ROOT, 'test/jobs/crash/child.ts'), JSON.stringify(options)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  return new Promise((done, fail) => {
    let said = ''
    let complaints = ''
    child.stderr?.on('data', (chunk) => {
      complaints += chunk
    })
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const port = /ready (\d+)/.exec(said)?.[1]
      if (port) done({ url: `http://127.0.0.1:${port}`, kill: () => end(child, gone) })
    })
    child.once('exit', (code) => fail(new Error(`the process ended with ${code}: ${complaints}`)))
  })
}

async function end(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGKILL')
  await gone
}

/** Gives one message, as a provider's webhook does: true when it was answered for. */
export async function deliver(url: string, conversation: string, n: number): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ conversation, n }) })
    return response.ok && (await response.text()).length > 0
  } catch {
    return false
  }
}

export interface State {
  left: number
  dead: number
  counters: { _id: string; value: number }[]
}

/** Waits until everything is worked off. */
export async function drained(url: string): Promise<State> {
  for (;;) {
    const state = (await (await fetch(url)).json()) as State
    if (state.left === 0) return state
    await new Promise((again) => setTimeout(again, 30))
  }
}
