/** Sentences of the hotline desk: what the installer reads about it, and what agents read in Teams. */
export const desk = {
  promise: {
    before_today: 'un conseiller vous répond avant {{time}}',
    before_tomorrow: 'un conseiller vous répond avant demain {{day}} à {{time}}',
    before_later: 'un conseiller vous répond avant {{day}} à {{time}}',
    next_opening_today: 'un conseiller reprend votre demande à la réouverture, à {{time}}',
    next_opening_tomorrow: 'un conseiller reprend votre demande à la réouverture, demain {{day}} à {{time}}',
    next_opening_later: 'un conseiller reprend votre demande à la réouverture, {{day}} à {{time}}',
  },
}
