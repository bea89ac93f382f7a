/** Sentences of the hotline desk: what is said in a thread or in a personal chat. */
export const notices = {
  whispered: 'A note from {{from}} for you, case {{number}}: {{text}}',
  ring: 'Case {{number}} still waits for somebody. Answer promised before {{due}}.',
  ring_lead: 'Nobody has taken case {{number}}. Answer promised before {{due}}: can you assign it?',
  first_warning: 'Case {{number}}: the first answer is promised before {{due}}.',
  first_breach: 'Case {{number}}: the first answer, promised before {{due}}, is late.',
  next_warning: 'Case {{number}}: the installer waits for an answer before {{due}}.',
  resolution_warning: 'Case {{number}}: to be resolved before {{due}}.',
  resolution_breach: 'Case {{number}}: the time to resolve it, {{due}}, has passed.',
  reassigned: 'Case {{number}}: {{agent}} does not answer, the case goes back to the queue.',
  held_back: 'Message by {{agent}} not sent: the case is no longer theirs.',
  release_failed: 'The code could not be sent: {{why}}.',
  opted_out: 'Not sent: the installer has written STOP and wants no more messages.',
  photo_arrived: 'The photo you asked for has come: {{why}}.',
  delivery_failed: 'Message not delivered to the installer ({{error}}).',
  approval_needed:
    '{{agent}} asks for an approval to send a code on case {{number}}, where not all is there.',
  confirmation_needed:
    'A reset file was handed in under your name on case {{number}}. If it is yours, approve it on the card; if not, decline it.',
  transferred: '{{agent}} hands case {{number}} over to you.',
  thread_blocked: 'I can no longer write in the thread of case {{number}}. Follow it here or in the console.',
  relayed_link: 'This message contains a file: {{url}}',
  file: 'File: {{name}}',
  not_sent_owner: 'Case {{number}} belongs to {{owner}}. Your message did not go to the installer.',
  not_sent_unclaimed: 'Nobody has taken case {{number}}. Your message did not go to the installer.',
  not_sent_closed: 'Case {{number}} is closed. Your message did not go to the installer.',
  not_sent_question: 'What would you like to do with it?',
  held_take_and_send: 'Take the case and send',
  held_note: 'Keep as an internal note',
  held_drop: 'Do nothing',
  held_dropped: 'All right, nothing was sent.',
  files_not_reachable: 'Files put into a channel do not reach me. Use this link: {{url}}',
  too_long:
    'Your message is longer than {{limit}} characters and was not sent. Cut it into several messages.',
  welcome:
    'Hello! I post here the cases that need a human. Take them from their card, answer in their thread. Write “help” for the list of commands.',
  here: 'Noted: cases arrive in this channel from now on.',
}
