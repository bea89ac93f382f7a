import type { Sentences } from '../index.js'
import { answers } from './desk/answers.js'
import { card } from './desk/card.js'
import { commands } from './desk/commands.js'
import { company } from './desk/company.js'
import { installer } from './desk/installer.js'
import { notices } from './desk/notices.js'
import { words } from './desk/words.js'

export const desk: Sentences['desk'] = {
  ...installer,
  ...words,
  card,
  company,
  ...answers,
  notice: notices,
  command: commands,
}
