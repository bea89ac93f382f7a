import type { Sentences } from '../index.js'

export const desk: Sentences['desk'] = {
  promise: {
    before_today: 'an agent will answer you before {{time}}',
    before_tomorrow: 'an agent will answer you before {{time}} tomorrow, {{day}}',
    before_later: 'an agent will answer you before {{time}} on {{day}}',
    next_opening_today: 'an agent will take up your request when we reopen, at {{time}}',
    next_opening_tomorrow:
      'an agent will take up your request when we reopen, tomorrow, {{day}}, at {{time}}',
    next_opening_later: 'an agent will take up your request when we reopen, {{day}} at {{time}}',
  },
}
