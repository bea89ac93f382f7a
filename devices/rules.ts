/**
 * A label's serial below this confidence never releases a code. Chosen on the tuning set of bench/evidence, where no
 * wrong reading reaches it; see `npm run bench:evidence`.
 */
export const RELEASE_THRESHOLD = 0.9

/** A serial below this is not worth showing to the person: it would be wrong too often. */
export const SHOW_THRESHOLD = 0.35

/** Version of the match rules, written into every decision record. Change it when a rule changes. */
export const MATCH_RULES = 'match-1'

/** Version of the photo reader: models, candidate rules and thresholds. Change it when a reading can change. */
export const READER_VERSION = 'reader-2 (PP-OCRv4, tesseract 5, zxing)'

/** A picture that takes longer is given up; milliseconds. */
export const READ_TIMEOUT_MS = 10_000

/** Twilio passes 16 MB; the upload page uses the same number. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024
