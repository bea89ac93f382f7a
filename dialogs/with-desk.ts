import { generalWords } from './general-words.js'
import type { Intent } from './recogniser/index.js'
import { type Session, say } from './session.js'

/** What the bot answers by itself while people have the conversation; everything else is theirs. */
const STILL_OURS: readonly Intent[] = [
  'help',
  'hours',
  'case_status',
  'change_language',
  'thanks',
  'greeting',
  'photo_help',
  'sadp_help',
  'sadp_error',
  'account_help',
  'company_auth_help',
  'self_service',
  'talk_to_human',
]

/** In the queue the bot takes in files and answers what is general; once an agent has it, it is silent. */
export async function withDesk(session: Session): Promise<void> {
  if (session.owner === 'agent') return
  const { input, understanding } = session
  if (input.other) return say(session, `conversation.${input.other}`)
  if (input.text.trim() === '' && session.replies.length > 0) return
  const ours = STILL_OURS.includes(understanding.intent) || understanding.intent === 'not_understood'
  const general = ours ? await generalWords(session, null) : 'none'
  if (general === 'none') say(session, 'reset.human_waiting')
}
