import type { CaseView, DeskView, ReadingLine } from '../../../hotline/desk-view.js'
import { hasSentence } from '../../../locales/index.js'
import { type Element, fact, labelRun, line, run } from './elements.js'
import type { CardContext } from './ticket-card.js'
import { when } from './ticket-card.js'

/** What is known of the device and where it stopped: what an agent would otherwise have to ask. */
export function caseFacts(view: DeskView, context: CardContext): Element[] {
  const { translate } = context
  const facts: Element[] = [fact(translate, translate('desk.card.why'), why(view, context))]
  if (!view.case) return facts
  const found = view.case
  facts.push(...found.readings.map((reading) => readingLine(reading, context)))
  if (found.readings.length === 0) {
    facts.push(
      fact(translate, translate('desk.card.device'), translate('desk.card.read_none'), { isSubtle: true }),
    )
  }
  if (found.devicesInList > 1)
    facts.push(line([run(translate('desk.card.devices', { count: found.devicesInList }))]))
  if (found.hasToken) facts.push(line([run(translate('desk.card.token'))]))
  facts.push(...state(found, context))
  const photo = found.photoHash ? context.links.file(found.photoHash) : null
  if (photo) {
    facts.push({
      type: 'Image',
      url: photo,
      altText: translate('desk.card.photo'),
      size: 'Large',
      selectAction: { type: 'Action.OpenUrl', url: photo },
    })
  }
  return facts
}

function why({ ticket, case: found }: DeskView, { translate }: CardContext): string {
  const reasons = [ticket.reason, found?.lastReason, found?.photoReason]
    .filter((reason): reason is string => Boolean(reason) && reason !== ticket.cause)
    .map((reason) => {
      const key = `desk.why.${reason}`
      return hasSentence(key) ? translate(key) : reason
    })
  const cause = translate(`desk.cause.${ticket.cause}`)
  return [...new Set([cause, ...reasons])].join(' · ')
}

function readingLine(reading: ReadingLine, { translate }: CardContext): Element {
  const value =
    [reading.model, reading.serial].filter(Boolean).join(' · ') || translate('desk.card.read_none')
  const sure =
    reading.source && reading.confidence !== null
      ? ` (${translate('desk.card.confidence', {
          source: translate(`desk.card.source.${reading.source}`),
          percent: Math.floor(reading.confidence * 100),
        })}${reading.corrected ? `, ${translate('desk.card.corrected')}` : ''})`
      : ''
  const doubtful = reading.corrected || (reading.confidence !== null && reading.confidence < 0.9)
  return line([
    labelRun(translate, translate(`desk.card.read_${reading.from}`)),
    run(value),
    ...(sure ? [run(sure, doubtful ? { color: 'Warning' } : { isSubtle: true })] : []),
  ])
}

function state(found: CaseView, context: CardContext): Element[] {
  const { translate } = context
  const lines = [
    fact(
      translate,
      translate('desk.card.declaration'),
      found.declarationAt
        ? translate('desk.card.declaration_yes', { time: when(found.declarationAt, context) })
        : translate('desk.card.declaration_no'),
    ),
  ]
  if (found.tries > 0) lines.push(fact(translate, translate('desk.card.tries'), String(found.tries)))
  for (const release of found.releases.slice(-2)) {
    const key = `desk.card.release_state.${release.state}`
    const text = hasSentence(key) ? translate(key) : release.state
    lines.push(fact(translate, translate('desk.card.code'), `${release.shortSerial}, ${text}`))
  }
  return lines
}
