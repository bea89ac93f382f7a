import { deskSettings } from '../../hotline/settings.js'
import { figuresQuery } from '../contract/figures.js'
import { type AnyRoute, route } from '../http/route.js'
import type { Chore, ConsoleParts } from '../ports.js'
import { readFigures } from './read-figures.js'
import { updateFigures } from './update-figures.js'

export function figuresRoutes({ store }: ConsoleParts): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/figures',
      roles: ['manager', 'auditor', 'admin'],
      input: figuresQuery,
      handle: ({ input }) => readFigures(store, input),
    }),
  ]
}

/** Keeps the figures up to date; what changed is counted a few seconds later. */
export function figuresChore({ store, clock }: ConsoleParts): Chore {
  const seen = new Set<string>()
  return {
    name: 'figures',
    everyMs: 5_000,
    async run() {
      const { calendar } = await deskSettings(store)
      await updateFigures({ store, now: clock.now(), calendar, seen })
    },
  }
}
