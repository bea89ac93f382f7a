import type { Reply, Session } from './session.js'
import { STAGES, type Step } from './step.js'

/**
 * Puts a step's question, after whatever this turn has to say first, and remembers what was offered. In short where it
 * is the question that was put last.
 */
export async function putQuestion(
  session: Session,
  step: Step,
  options: { misses?: number } = {},
): Promise<void> {
  const repeated = session.facts.asking?.step === step.id
  const question = await (repeated && step.again ? step.again(session) : step.ask(session))
  const choices = question.choices ?? []
  const misses = options.misses ?? 0
  session.facts.asking = { step: step.id, choices, misses, at: session.now }
  const head =
    step.stage === null ? '' : `_${session.t('conversation.step', { step: step.stage, steps: STAGES })}_\n`
  session.replies.push({ text: head + question.text, choices, numbered: misses > 0, question: true })
}

/** Longer than this nobody reads a message on a phone. */
const EASY_TO_READ = 400

/**
 * Joins replies that carry nothing but words to the one that follows, so that one turn is one message where it can, and
 * no message a wall of text. What two files of an album have in common is said once.
 */
export function joinReplies(replies: readonly Reply[], limit = EASY_TO_READ): Reply[] {
  const joined: Reply[] = []
  for (const [index, reply] of replies.entries()) {
    if (isPlain(reply) && replies.slice(0, index).some(({ text }) => text === reply.text)) continue
    const last = joined.at(-1)
    const plain = last && isPlain(last) && !reply.secretText
    if (last && plain && last.text.length + reply.text.length + 2 <= limit) {
      joined[joined.length - 1] = { ...reply, text: `${last.text}\n\n${reply.text}` }
    } else {
      joined.push(reply)
    }
  }
  return joined
}

function isPlain({ secretText, choices }: Reply): boolean {
  return !secretText && (choices?.length ?? 0) === 0
}
