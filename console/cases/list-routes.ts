import { type Locale, translator } from '../../locales/index.js'
import { CASE_OUTCOMES, CASE_STATES } from '../../models/case.js'
import type { DeskAgentDoc } from '../../models/desk.js'
import { maskNumbers } from '../case-view/mask-address.js'
import { type CaseChoices, caseQuery } from '../contract/cases.js'
import { nothing } from '../contract/common.js'
import { type AnyRoute, EVERYBODY, route } from '../http/route.js'
import type { ConsoleParts } from '../ports.js'
import type { CaseRows } from './case-rows.js'
import { listCases } from './list-cases.js'
import { reasonText } from './row-view.js'

/** Reasons a decision can end with, as the list's filter offers them. */
const REASONS = [
  'evidence_agrees',
  'released_by_agent',
  'sadp_needed',
  'label_needed',
  'token_needed',
  'declaration_needed',
  'company_needed',
  'token_unknown',
  'device_unknown',
  'tries_exhausted',
  'company_suspended',
  'company_not_verified',
  'not_served_automatically',
  'live_code_exists',
  'limit_person',
  'limit_company',
  'limit_device',
  'suspicion',
  'platform_refused',
  'platform_manual',
  'platform_unreachable',
  'evidence_insufficient',
  'with_desk',
  'serial_equal',
  'serial_differs',
  'serial_one_character_away',
  'serial_corrected',
  'low_confidence',
  'label_unreadable',
  'label_contradicts_itself',
  'model_differs',
  'mac_differs',
  'not_in_list',
  'several_in_list',
  'platform_differs',
  'no_second_evidence',
] as const

/** The list of cases and what its filters offer. */
export function caseListRoutes({ store }: ConsoleParts, rows: CaseRows): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/cases',
      roles: EVERYBODY,
      input: caseQuery,
      async handle({ input, actor, audit }) {
        await rows.catchUp()
        // A search looks into everybody's messages; what was looked for is part of who read what, on each page of it.
        if (input.q)
          await audit('case.searched', { kind: 'search', id: 'messages', label: maskNumbers(input.q) })
        return listCases(store, input, actor.locale)
      },
    }),
    route({
      method: 'GET',
      path: '/cases/choices',
      roles: EVERYBODY,
      input: nothing,
      handle: async ({ actor }) => choices(actor.locale, await agents()),
    }),
  ]

  function agents(): Promise<DeskAgentDoc[]> {
    return store.find<DeskAgentDoc>('deskAgents', {}, { sort: { name: 1 }, limit: 500 })
  }
}

function choices(locale: Locale, agents: readonly DeskAgentDoc[]): CaseChoices {
  const t = translator(locale)
  return {
    agents: agents.map(({ _id, name }) => ({ id: _id, name })),
    reasons: REASONS.map((code) => ({ code, text: reasonText(code, locale) })),
    outcomes: [
      { code: 'open', text: t('console.outcome.open') },
      ...CASE_OUTCOMES.map((code) => ({ code, text: t(`console.outcome.${code}`) })),
    ],
    states: CASE_STATES.map((code) => ({ code, text: t(`console.state.${code}`) })),
  }
}
