import type { Sentences } from '../index.js'
import { company } from './company.js'
import { consoleServer } from './console.js'
import { web } from './console-web.js'
import { conversation } from './conversation.js'
import { desk } from './desk.js'
import { device } from './device.js'
import { exported } from './exports.js'
import { files } from './files.js'
import { help } from './help.js'
import { identity } from './identity.js'
import { photo } from './photo.js'
import { quality } from './quality.js'
import { rating } from './rating.js'
import { reset } from './reset.js'
import { teams } from './teams.js'
import { terminal } from './terminal.js'
import { whatsapp } from './whatsapp.js'

export const en: Sentences = {
  console: consoleServer,
  conversation,
  identity,
  company,
  desk,
  device,
  photo,
  quality,
  rating,
  reset,
  help,
  exports: exported,
  files,
  terminal,
  teams,
  web,
  whatsapp,
}
