import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder'
import { DialogSet, type DialogState } from 'botbuilder-dialogs'
import { addJourney, knowsStack } from '../dialogs/journey.js'
import { receive } from '../dialogs/reception.js'
import { putSession, type Reply, type Session } from '../dialogs/session.js'
import { TurnAdapter } from './turn-adapter.js'

/** The reply an activity was made from, with what Bot Framework has no field for. */
export interface ReplyActivity extends Partial<Activity> {
  channelData: { reply: Reply }
}

/**
 * The installer's bot for one input: runs the dialogs over the session and answers what is to be sent, in order, and
 * the dialog stack as it is then. A stack of another version is left behind: the facts lead to the nearest question.
 */
export async function runInstallerBot(
  session: Session,
  stored: unknown,
): Promise<{ replies: Reply[]; dialog: DialogState }> {
  let state = readStack(stored)
  const dialogs = addJourney(
    new DialogSet({
      get: async () => state,
      set: async (_context: TurnContext, changed: DialogState) => {
        state = changed
      },
      delete: async () => {
        state = { dialogStack: [] }
      },
    }),
  )
  const sent = await new TurnAdapter().run(toActivity(session), async (context) => {
    putSession(context, session)
    await receive(await dialogs.createContext(context))
    await context.sendActivities(session.replies.map(toReplyActivity))
  })
  return { replies: sent.map((activity) => (activity as ReplyActivity).channelData.reply), dialog: state }
}

function readStack(stored: unknown): DialogState {
  const stack = (stored as DialogState | null)?.dialogStack
  return Array.isArray(stack) && knowsStack(stack) ? { dialogStack: stack } : { dialogStack: [] }
}

function toActivity(session: Session): Partial<Activity> {
  const { input } = session
  return {
    type: input.event ? ActivityTypes.Event : ActivityTypes.Message,
    name: input.event?.kind,
    channelId: 'whatsapp',
    id: `${session.conversation}#${session.now.getTime()}`,
    timestamp: session.now,
    locale: session.locale,
    text: input.text,
    value: input.choiceId ?? undefined,
    from: { id: session.person._id, name: session.person.profileName ?? '' },
    recipient: { id: 'sesame', name: 'Sésame' },
    conversation: { id: session.conversation, isGroup: false, conversationType: 'personal', name: '' },
  }
}

function toReplyActivity(reply: Reply): ReplyActivity {
  return {
    type: ActivityTypes.Message,
    text: reply.text,
    channelData: { reply },
    suggestedActions: reply.choices?.length
      ? {
          to: [],
          actions: reply.choices.map(({ id, title }) => ({
            type: 'imBack',
            title,
            value: id,
            channelData: undefined,
          })),
        }
      : undefined,
  }
}
