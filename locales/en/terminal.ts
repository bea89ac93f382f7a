import type { Sentences } from '../index.js'

export const terminal: Sentences['terminal'] = {
  ready: 'Sésame is ready.',
  open: 'Open {{url}}',
  simulated:
    'No account is configured: WhatsApp, the code platform, the registers and the mail are simulated on this machine.',
  stop: 'Ctrl+C to stop.',
  listening: 'Sésame listens on port {{port}}, at {{url}}',
}
