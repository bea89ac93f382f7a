import { Schema } from 'mongoose'
import type { Doc } from '../core/store.js'
import type { DeliveryStatus } from './message.js'

/**
 * What a provider has reported of one message. `_id` is the provider's id. Kept apart from the transcript because a
 * report may come before we know which message of ours the id belongs to.
 */
export interface DeliveryReportDoc extends Doc {
  status: DeliveryStatus
  errorCode: string | null
  at: Date
}

export const deliveryReportSchema = new Schema<DeliveryReportDoc>({
  _id: { type: String, required: true },
  status: {
    type: String,
    enum: ['waiting', 'queued', 'sent', 'delivered', 'read', 'failed'],
    required: true,
  },
  errorCode: { type: String, default: null },
  at: { type: Date, required: true, index: true },
})
