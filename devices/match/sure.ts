/** A label model or MAC read less surely than this is a doubt when it differs, not a contradiction. */
export const SURE_FIELD = 0.8
