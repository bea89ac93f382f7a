/**
 * Several who ask for the same thing get one answer: one look at a time, good for `keptMs` after it. A page that is
 * open ten times costs the store what it costs once. A look that failed is not kept.
 */
export function shared<Key, Value>(
  look: (key: Key) => Promise<Value>,
  keptMs: number,
): (key: Key) => Promise<Value> {
  const known = new Map<Key, { until: number; value: Promise<Value> }>()
  return (key) => {
    const kept = known.get(key)
    if (kept && performance.now() < kept.until) return kept.value
    const value = look(key)
    const fresh = { until: Number.POSITIVE_INFINITY, value }
    known.set(key, fresh)
    value.then(
      () => {
        fresh.until = performance.now() + keptMs
      },
      () => known.delete(key),
    )
    return value
  }
}
