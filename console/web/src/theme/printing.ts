import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false

/** Is the page being put on paper? Known in time: the browser takes its picture right after it says so. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing)
}

function subscribe(changed: () => void): () => void {
  const say = (now: boolean) => () => {
    printing = now
    flushSync(changed)
  }
  const [begin, end] = [say(true), say(false)]
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  return () => {
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
  }
}
