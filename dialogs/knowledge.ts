import type { SentenceKey } from '../locales/index.js'
import type { Intent } from './recogniser/index.js'

/** An answer that is only a sentence, and where what it says stands in DOMAIN.md. */
export interface Knowledge {
  sentence: SentenceKey
  /** Section of DOMAIN.md; 'product' for what this service itself does. */
  source: string
}

/** What can be asked at any step. Hours, status and SADP's error numbers are worked out in general-words.ts. */
export const KNOWLEDGE: Partial<Record<Intent, Knowledge>> = {
  photo_help: { sentence: 'photo.help', source: '2, 3' },
  sadp_help: { sentence: 'device.help_sadp', source: '4, 5' },
  account_help: { sentence: 'help.account', source: 'product' },
  company_auth_help: { sentence: 'help.company', source: '1, 8' },
  self_service: { sentence: 'help.self_service', source: '6' },
  code_received_question: { sentence: 'help.code_received', source: '1' },
  code_expired: { sentence: 'help.code_expired', source: '5' },
  code_failed: { sentence: 'help.code_failed', source: '5' },
  end_user: { sentence: 'identity.end_user_answer', source: '1' },
}
