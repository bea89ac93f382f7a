export const quality = {
  criterion: {
    welcome: {
      label: 'Welcome and tone',
      help: 'Greets, says who they are, stays courteous when the customer is in a hurry.',
    },
    checks: {
      label: 'Checks before the code',
      help: 'Compared label and SADP, checked the company, asked for proof where there was doubt.',
    },
    clarity: {
      label: 'Clarity',
      help: 'Short sentences, one instruction at a time, no jargon.',
    },
    speed: {
      label: 'Speed',
      help: 'Promise kept, no silence without a word.',
    },
    solution: {
      label: 'Solution',
      help: 'The request is settled, or the customer knows what to do and when.',
    },
    notes: {
      label: 'Care of the case',
      help: 'Notes that help the next colleague, the right reason at the end.',
    },
  },
}
