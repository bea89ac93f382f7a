/** What a person may want of us: the words scripts outside the code use (DESIGN.md, Contract). The order is stored in weights. */
export const INTENTS = [
  'greeting',
  'thanks',
  'yes',
  'no',
  'help',
  'cancel',
  'restart',
  'back',
  'correct_answer',
  'stop',
  'resume_messages',
  'change_language',
  'talk_to_human',
  'case_status',
  'hours',
  'reset_password',
  'code_received_question',
  'code_expired',
  'code_failed',
  'code_worked',
  'photo_help',
  'sadp_help',
  'sadp_error',
  'account_help',
  'company_auth_help',
  'self_service',
  'end_user',
  'not_understood',
] as const

export type Intent = (typeof INTENTS)[number]

export const isIntent = (value: string): value is Intent => (INTENTS as readonly string[]).includes(value)
