import { answers } from './desk/answers.js'
import { card } from './desk/card.js'
import { commands } from './desk/commands.js'
import { company } from './desk/company.js'
import { installer } from './desk/installer.js'
import { notices } from './desk/notices.js'
import { words } from './desk/words.js'

/** Sentences of the hotline desk: what the installer reads about it, and what agents read in Teams. */
export const desk = {
  ...installer,
  ...words,
  card,
  company,
  ...answers,
  notice: notices,
  command: commands,
} as const
