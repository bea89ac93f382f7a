/** Of the form in a case's page: a link may lead straight to it. */
export const WHISPER = 'whisper'
