import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder'

/**
 * Runs a bot over one activity and keeps what it sends: nothing leaves the process before the turn's transaction is
 * committed, when the outbox takes over. Middleware added with `use` sees both directions as in any bot.
 */
export class TurnAdapter extends BotAdapter {
  async run(
    activity: Partial<Activity>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, activity)
    await this.runMiddleware(context, logic)
    return (context.turnState.get(SENT) as Partial<Activity>[] | undefined) ?? []
  }

  async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent = (context.turnState.get(SENT) as Partial<Activity>[] | undefined) ?? []
    context.turnState.set(SENT, [...sent, ...activities])
    return activities.map((_, index) => ({ id: String(sent.length + index) }))
  }

  async updateActivity(): Promise<undefined> {
    throw new Error('WhatsApp messages cannot be changed once sent')
  }

  async deleteActivity(): Promise<void> {
    throw new Error('WhatsApp messages cannot be taken back')
  }

  async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('Conversations are continued by an arrival in the inbox, never from the side')
  }
}

const SENT = Symbol('sent')
