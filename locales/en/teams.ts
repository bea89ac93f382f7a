import type { Sentences } from '../index.js'

export const teams: Sentences['teams'] = {
  name: 'Sésame',
  full_name: 'Sésame, the hotline desk',
  short: 'The hotline’s WhatsApp requests, taken care of by the team in Teams.',
  description:
    'Sésame posts the reset cases that need a human in a channel of the team. An agent takes a case from its card and answers in its thread: their messages go to WhatsApp, the installer’s come to the thread. Promised times are watched, and a code sent against the evidence needs two people.',
  tab: 'Console',
  search: 'Find a case',
  search_hint: 'A case or serial number, or a company',
  search_field: 'Search',
  command: {
    help: { title: 'help', text: 'The list of commands' },
    queue: { title: 'queue', text: 'Cases that wait' },
    mine: { title: 'mine', text: 'Your cases' },
    available: { title: 'available', text: 'You are there' },
    pause: {
      title: 'away',
      text: 'You are not called; cases that wait for your answer go back to the queue',
    },
    here: { title: 'here', text: 'Post cases in this channel' },
    replies: { title: 'replies', text: 'Canned replies' },
  },
  about: {
    title: 'Sésame in Teams',
    use: 'This app is for the hotline’s team only. It serves to answer installers who write on WhatsApp; any other use is excluded.',
    data: 'It handles only the messages of the threads it has opened and those that mention it; of the rest of the channel nothing is kept. What the agent of a case writes in its thread is passed on to the installer and kept with the case.',
    retention:
      'Photos are kept for 90 days, conversations for a year, decisions for five years. Codes are encrypted and appear on no card.',
    contact: 'To see or erase your data, ask the person in charge of the team.',
  },
  test_card: {
    title: 'Test card',
    text: 'Sésame can write here. Nothing is missing to receive cases; this card may be deleted.',
  },
}
