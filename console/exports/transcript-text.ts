import { formatInTimeZone } from 'date-fns-tz'
import { type Locale, translator } from '../../locales/index.js'
import type { CaseView, TimelineItem } from '../contract/case-view.js'
import { ZONE } from '../zone.js'

/** To be read, printed, or pasted into a mail. */
export function transcriptText(view: CaseView, locale: Locale): string {
  const t = translator(locale)
  const { row, person, company } = view
  const head = [
    t('exports.transcript.title', { number: row.number }),
    [person.name, person.address, company?.name].filter(Boolean).join(' · '),
    t('exports.transcript.zone'),
  ]
  const lines = view.timeline.map((item) => {
    const at = formatInTimeZone(new Date(item.at), ZONE, 'yyyy-MM-dd HH:mm:ss')
    return `[${at}] ${whoSays(item, view, locale)} : ${textOf(item).replaceAll('\n', '\n    ')}`
  })
  return `${[...head, '', ...lines].join('\n')}\n`
}

function whoSays({ who, name }: TimelineItem, { person }: CaseView, locale: Locale): string {
  const t = translator(locale)
  const title = t(`exports.transcript.${who}`)
  if (who === 'installer') return person.name ?? title
  return name && who !== 'system' ? `${title} ${name}` : title
}

function textOf({ text, choices, files, status }: TimelineItem): string {
  const parts = [
    text,
    choices.length > 0 ? choices.map((choice) => `[${choice}]`).join(' ') : '',
    ...files.map(({ name, contentType, hash }) => `<${name ?? `${hash.slice(0, 12)} ${contentType}`}>`),
    status === 'failed' ? '(!)' : '',
  ]
  return parts.filter((part) => part !== '').join('\n')
}
