import { needsProfessionalEmail } from '../cases/company.js'
import { companyEmailRule } from '../cases/email.js'
import { answerChoice } from './answer-choice.js'
import { reopen, unsettled } from './company-claim.js'
import { CODE_MINUTES, judgeCode, mayResend, rememberCode } from './email-code.js'
import { type Choice, type Session, say } from './session.js'
import type { Heard, Step } from './step.js'

/** The address; the rule for large companies is said before it is typed. */
export const emailStep: Step = {
  id: 'company.email',
  stage: 2,
  open: (session) => unsettled(session) && session.facts.company.email === undefined,
  ask(session) {
    if (needsProfessionalEmail(session.facts.company.headCount ?? null)) {
      return { text: session.t('company.ask_email_professional') }
    }
    return { text: `${session.t('company.ask_email')}\n${session.t('company.ask_email_hint')}` }
  },
  async hear(session) {
    const [named, another] = session.understanding.entities.emails
    const typed = named !== undefined && another === undefined ? named : session.input.text
    const rule = companyEmailRule({ headCount: session.facts.company.headCount ?? null, email: typed })
    if (!rule.ok) {
      say(session, `company.email_problem.${rule.problem}`, { domain: typed.split('@').at(-1)?.trim() ?? '' })
      return 'told'
    }
    const email =
      typed
        .trim()
        .split(/\s+/)
        .find((word) => word.includes('@')) ?? typed.trim()
    return sendCode(session, email)
  },
  answeredBy: (session) => session.understanding.entities.emails.length > 0,
  help: 'company.help_email',
  forget(session) {
    reopen(session)
    session.facts.company.email = undefined
    session.facts.company.emailVerified = undefined
    session.facts.company.emailSkipped = undefined
    return true
  },
  summary: (session) =>
    session.facts.company.email
      ? session.t('company.summary_email', { email: session.facts.company.email })
      : null,
}

/** Proof that the mailbox is theirs: six digits sent there and copied here. */
export const emailCodeStep: Step = {
  id: 'company.email_code',
  stage: 2,
  open: ({ company, facts: { company: draft } }) =>
    company === null && draft.email !== undefined && !draft.emailVerified && !draft.emailSkipped,
  ask: (session) => ({
    // Of a second code it was said already that it left.
    text: session.t(
      (session.facts.emailCode?.sent ?? 1) > 1 ? 'company.email_code_ask' : 'company.email_sent',
      {
        email: session.facts.company.email ?? '',
      },
    ),
    choices: codeChoices(session),
  }),
  again: (session) => ({ text: session.t('company.email_code_ask'), choices: codeChoices(session) }),
  async hear(session) {
    const remembered = session.facts.emailCode
    const email = session.facts.company.email ?? ''
    const chosen = answerChoice(codeChoices(session), session.input.text, session.input.choiceId)?.id
    if (chosen === 'change') {
      session.facts.company.email = undefined
      return 'used'
    }
    if (chosen === 'resend' || !remembered || NOT_RECEIVED.test(session.input.text)) {
      return resend(session, email, 'company.email_resent')
    }
    // Another address instead of the code: it is the one that counts.
    if (session.understanding.entities.emails.length > 0) return emailStep.hear(session)
    const typed = digitsIn(session.input.text)
    if (!typed) return 'not_understood'
    const { verdict, left } = judgeCode(remembered, typed, session.now)
    session.facts.emailCode = left
    if (verdict === 'right') {
      session.facts.company.emailVerified = true
      return 'used'
    }
    if (verdict === 'expired') return resend(session, email, 'company.email_code_expired')
    if (verdict === 'exhausted') return resend(session, email, 'company.email_code_exhausted')
    say(session, 'company.email_code_wrong', { count: left.triesLeft })
    return 'told'
  },
  answeredBy: (session) =>
    digitsIn(session.input.text) !== null ||
    NOT_RECEIVED.test(session.input.text) ||
    session.understanding.entities.emails.length > 0,
  // "Le patron a le code": of this one, not of a device's.
  takes: ['code_received_question', 'code_expired', 'code_failed'],
  help: 'company.help_email_code',
}

/** "Rien reçu", "j'ai pas eu le mail", "renvoie le code". */
const NOT_RECEIVED =
  /\b(?:rien|pas|not|nothing)\s+(?:re[çc]u|eu|arriv[ée]+|received|got)|\b(?:renvo(?:ie|ye|yez|yer)|resend|send (?:it|the code|another) again|(?:un )?nouveau code|another code)/i

/** Six digits, also written "123 456". */
function digitsIn(text: string): string | null {
  return /(?<!\d)\d{6}(?!\d)/.exec(text.replace(/(?<=\d)[\s.-](?=\d)/g, ''))?.[0] ?? null
}

/** Sends a code when there is a mail server; without one a person verifies the company. */
async function sendCode(session: Session, email: string): Promise<Heard> {
  const { mailer, sixDigits } = session.services
  if (!mailer) {
    session.facts.company.email = email
    session.facts.company.emailSkipped = true
    return 'used'
  }
  if (!mayResend(session.facts.emailCode, email)) {
    say(session, 'company.email_no_more')
    return 'told'
  }
  const code = sixDigits()
  session.facts.company.email = email
  session.facts.emailCode = rememberCode(email, code, session.now, session.facts.emailCode)
  try {
    await mailer.send({
      to: email,
      subject: session.t('company.mail_subject', { code }),
      text: session.t('company.mail_text', { code, minutes: CODE_MINUTES }),
    })
  } catch {
    // The mailer has logged it. Nobody waits for a mail server: the desk verifies instead.
    session.facts.company.emailSkipped = true
    say(session, 'company.email_unsent')
  }
  return 'used'
}

async function resend(
  session: Session,
  email: string,
  sentence: 'company.email_resent' | 'company.email_code_expired' | 'company.email_code_exhausted',
): Promise<Heard> {
  if (!mayResend(session.facts.emailCode, email)) {
    say(session, 'company.email_no_more')
    return 'told'
  }
  say(session, sentence, { email })
  return sendCode(session, email)
}

function codeChoices(session: Session): Choice[] {
  return [
    { id: 'resend', title: session.t('company.email_resend') },
    { id: 'change', title: session.t('company.email_change') },
  ]
}
