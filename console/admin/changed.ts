import type { Asked } from '../http/route.js'

/** Between what was and what is, in the access log's detail. */
export const ARROW = ' → '

/** Writes down a change: what, from what, to what. Never a secret. */
export function auditChange(
  audit: Asked<unknown>['audit'],
  what: { kind: string; id: string; label?: string },
  before: unknown,
  after: unknown,
): Promise<void> {
  const detail = `${shown(before)}${ARROW}${shown(after)}`
  return audit('admin.changed', { label: what.id, ...what }, detail)
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  return text.length > 900 ? `${text.slice(0, 900)}…` : text
}
