/**
 * Every collection there is, with its Mongoose schema: the one definition of its documents for both engines.
 *
 * To add one: write `models/<thing>.ts` with a `Doc` interface and a `new Schema({ _id: { type: String, required:
 * true }, … })`, then add a line here. Strictness, no `__v` and no dropped empty objects are forced by the store.
 * - Types: String, Number, Boolean, Date, Mixed (JSON only, no Date inside), arrays and sub-schemas of these;
 *   sub-schemas say `_id: false`.
 * - Indexes: `index: true`, `unique: true` or `schema.index({ a: 1, b: 1 }, { unique: true })`, on fields that are
 *   not inside an array. A unique field that may be null or missing is `{ unique: true, sparse: true }` and a String.
 *   "One open case" is `partialFilterExpression: { state: 'open' }` (equality, `$in` and `$exists: true`).
 * - Full text: `searchFields`, paths of strings or of arrays of strings; `searchBy: 'stems'` finds inflected French.
 */
import { accessEntrySchema } from './access-entry.js'
import { caseSchema } from './case.js'
import { caseRowSchema, watermarkSchema } from './case-row.js'
import { companySchema } from './company.js'
import { consoleSessionSchema, consoleUserSchema, signInFailureSchema } from './console-account.js'
import { consoleExportSchema } from './console-export.js'
import { consoleSettingSchema, savedFilterSchema, textOverrideSchema } from './console-setting.js'
import { conversationSchema } from './conversation.js'
import { counterSchema } from './counter.js'
import { chainHeadSchema, decisionRecordSchema, shredKeySchema } from './decision-record.js'
import { deliveryReportSchema } from './delivery-report.js'
import {
  calendarExceptionSchema,
  cannedReplySchema,
  deskAgentSchema,
  deskSettingsSchema,
  teamsReferenceSchema,
} from './desk.js'
import { deskTicketSchema } from './desk-ticket.js'
import { evidenceEntrySchema } from './evidence-entry.js'
import { figureCursorSchema, figureFactSchema, figureSliceSchema } from './figures.js'
import { fileSchema } from './file.js'
import { fileLinkSchema } from './file-link.js'
import { inboxSchema } from './inbox.js'
import { journeySchema } from './journey.js'
import { laneSchema } from './lane.js'
import { messageSchema } from './message.js'
import { outboxSchema } from './outbox.js'
import { personSchema } from './person.js'
import { coachingNoteSchema, qualityReviewSchema, scoreCardSchema } from './quality.js'
import { releaseEntrySchema } from './release-entry.js'
import type { CollectionDef } from './store/shape.js'
import { timerSchema } from './timer.js'

export const SCHEMAS: readonly CollectionDef[] = [
  { name: 'inbox', schema: inboxSchema },
  { name: 'outbox', schema: outboxSchema },
  { name: 'lanes', schema: laneSchema },
  { name: 'timers', schema: timerSchema },
  { name: 'files', schema: fileSchema },
  { name: 'fileLinks', schema: fileLinkSchema },
  { name: 'persons', schema: personSchema },
  { name: 'conversations', schema: conversationSchema },
  { name: 'messages', schema: messageSchema, searchFields: ['text'], searchBy: 'stems' },
  { name: 'deliveryReports', schema: deliveryReportSchema },
  { name: 'cases', schema: caseSchema, searchFields: ['number', 'serials'] },
  { name: 'companies', schema: companySchema, searchFields: ['name', 'vat', 'email', 'city'] },
  { name: 'releaseEntries', schema: releaseEntrySchema },
  { name: 'evidenceEntries', schema: evidenceEntrySchema },
  { name: 'counters', schema: counterSchema },
  { name: 'decisions', schema: decisionRecordSchema },
  { name: 'chainHeads', schema: chainHeadSchema },
  { name: 'shredKeys', schema: shredKeySchema },
  { name: 'deskTickets', schema: deskTicketSchema, searchFields: ['number'] },
  { name: 'deskAgents', schema: deskAgentSchema },
  { name: 'deskSettings', schema: deskSettingsSchema },
  { name: 'calendarExceptions', schema: calendarExceptionSchema },
  { name: 'cannedReplies', schema: cannedReplySchema },
  { name: 'teamsReferences', schema: teamsReferenceSchema },
  { name: 'consoleUsers', schema: consoleUserSchema },
  { name: 'consoleSessions', schema: consoleSessionSchema },
  { name: 'signInFailures', schema: signInFailureSchema },
  { name: 'accessEntries', schema: accessEntrySchema },
  { name: 'consoleSettings', schema: consoleSettingSchema },
  { name: 'textOverrides', schema: textOverrideSchema },
  { name: 'savedFilters', schema: savedFilterSchema },
  { name: 'caseRows', schema: caseRowSchema, searchFields: ['number', 'serials', 'company', 'person'] },
  { name: 'watermarks', schema: watermarkSchema },
  { name: 'journeys', schema: journeySchema },
  { name: 'figureFacts', schema: figureFactSchema },
  { name: 'figureSlices', schema: figureSliceSchema },
  { name: 'figureCursors', schema: figureCursorSchema },
  { name: 'consoleExports', schema: consoleExportSchema },
  { name: 'scoreCards', schema: scoreCardSchema },
  { name: 'qualityReviews', schema: qualityReviewSchema },
  { name: 'coachingNotes', schema: coachingNoteSchema },
]
