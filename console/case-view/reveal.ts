import { isLive } from '../../cases/case.js'
import { appendDecision } from '../../cases/decision-chain.js'
import { AppError } from '../../core/errors.js'
import type { Actor } from '../contract/common.js'
import type { ConsoleParts } from '../ports.js'
import { MAY_REVEAL_CODE } from './case-view.js'
import { loadCase, loadRow } from './load.js'

export interface RevealWanted {
  caseId: string
  what: 'address' | 'code'
  releaseId?: string
  why: string
}

/**
 * Shows one masked value to one person. That it was shown, to whom and why, is written into the chain of decisions
 * first: it can be neither forgotten nor taken out. Throws NOT_FOUND, NOT_ALLOWED.
 */
export async function reveal(
  { store, box }: Pick<ConsoleParts, 'store' | 'box'>,
  wanted: RevealWanted,
  actor: Actor,
  now: Date,
): Promise<{ value: string; row: { _id: string; number: string } }> {
  const { row, reset, person } = await loadCase(store, await loadRow(store, wanted.caseId))
  if (wanted.what === 'code' && !MAY_REVEAL_CODE.includes(actor.role)) {
    throw new AppError('NOT_ALLOWED', 'the role does not allow codes to be shown')
  }
  const release = reset?.releases.find(({ id }) => id === wanted.releaseId)
  if (wanted.what === 'code' && (!release?.sealedCode || !isLive(release, now))) {
    throw new AppError('NOT_FOUND', 'the code is dead, or there was none')
  }
  await store.transaction((tx) =>
    appendDecision(
      tx,
      box,
      {
        subject: row._id,
        kind: 'access',
        outcome: 'revealed',
        reason: wanted.what,
        rules: {},
        actor: `console:${actor.id}`,
        inputs: {
          what: wanted.what,
          releaseId: wanted.releaseId ?? null,
          why: wanted.why,
          at: now.toISOString(),
        },
        personId: person?._id ?? null,
      },
      now,
    ),
  )
  const value =
    wanted.what === 'address'
      ? row.conversation.slice(row.conversation.indexOf(':') + 1)
      : box.open(release?.sealedCode ?? '', row._id).reveal()
  return { value, row }
}
