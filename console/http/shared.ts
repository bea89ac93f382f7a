/**
 * Several who ask for the same thing get one answer: one look at a time, good for `keptMs` after it, or for as long as
 * the asker says. A page that is open ten times costs the store what it costs once. A look that failed is not kept.
 */
export function shared<Key, Value>(
  look: (key: Key) => Promise<Value>,
  keptMs: number,
): (key: Key, notOlderThanMs?: number) => Promise<Value> {
  const known = new Map<Key, { at: number; value: Promise<Value> }>()
  return (key, notOlderThanMs = keptMs) => {
    const kept = known.get(key)
    if (kept && performance.now() - kept.at < notOlderThanMs) return kept.value
    const value = look(key)
    // Nobody looks again while somebody does.
    const fresh = { at: Number.POSITIVE_INFINITY, value }
    known.set(key, fresh)
    value.then(
      () => {
        fresh.at = performance.now()
      },
      () => known.delete(key),
    )
    return value
  }
}
