import { adminSentences } from './console-web/admin.js'
import { caseSentences } from './console-web/case.js'
import { cases, saved } from './console-web/cases.js'
import { figuresSentences } from './console-web/figures.js'
import { others } from './console-web/others.js'
import { qualitySentences } from './console-web/quality.js'
import { shell } from './console-web/shell.js'
import { reset, signIn } from './console-web/sign-in.js'

export const web = {
  ...shell,
  sign_in: signIn,
  reset,
  cases,
  saved,
  ...caseSentences,
  ...figuresSentences,
  ...others,
  ...adminSentences,
  quality: qualitySentences,
}
