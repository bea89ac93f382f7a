/** What WhatsApp itself makes us say: too fast, and the models that may be sent after 24 hours of silence. */
export const whatsapp = {
  too_fast:
    'You are writing very fast: your last messages were not taken. Wait a minute, then send them again.',
  template: {
    opening:
      'Hello, the hotline is open again and your case {{case}} can move on. Reply to this message to continue.',
    code_ready:
      'Hello, the code asked for in case {{case}} is ready. Reply to this message to receive it, then use it at once.',
    reminder:
      'Hello, your case {{case}} is waiting for your answer. Reply to this message to continue where you were.',
    follow_up: 'Hello, has the password of case {{case}} been reset? Reply to this message with yes or no.',
    waiting: 'Hello, the hotline has written to you about case {{case}}. Reply to this message to read on.',
  },
} as const
