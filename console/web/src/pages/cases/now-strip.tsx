import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Figures } from '../../../../contract/figures.js'
import { get } from '../../api/client.js'
import { useLive } from '../../api/live.js'
import { useSignedIn } from '../../api/session.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { placesFor } from '../../shell/places.js'
import layout from '../../ui/layout.module.css'
import { parisDay } from '../../ui/periods.js'
import styles from './now-strip.module.css'

/** What a manager looks for first: does somebody wait, is a promise late, and how is today going. */
export function NowStrip(): ReactNode {
  const t = useT()
  const { user } = useSignedIn()
  const { live } = useLive()
  const places = placesFor(user.role).map(({ path }) => path)
  if (!live || !places.includes('/live')) return null
  const waiting = live.tickets.filter(({ state }) => state === 'waiting').length
  const late = live.tickets.filter((ticket) => ticket.late).length
  return (
    <nav aria-label={t('web.now.title')} className={styles.strip}>
      <Tile href="/live" name={t('web.now.waiting')} value={waiting} />
      <Tile href="/live" name={t('web.now.late')} value={late} alarming={late > 0} />
      <Tile href="/live" name={t('web.now.claimed')} value={live.tickets.length - waiting} />
      {places.includes('/figures') && <Today now={live.at} />}
    </nav>
  )
}

function Today({ now }: { now: string }): ReactNode {
  const t = useT()
  const day = parisDay(now)
  const query = { from: day, to: day, step: 'day' }
  const { data } = useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => get<Figures>('/figures', { query, signal }),
    staleTime: 60_000,
  })
  if (!data) return null
  const { cases, alone } = data.now
  return (
    <Tile
      href={`/figures?from=${day}&to=${day}`}
      name={t('web.now.today')}
      value={cases}
      note={cases > 0 ? t('web.now.today_alone', { count: alone }) : undefined}
    />
  )
}

interface TileProps {
  href: string
  name: string
  value: number
  note?: string | undefined
  alarming?: boolean
}

function Tile({ href, name, value, note, alarming = false }: TileProps): ReactNode {
  const format = useFormat()
  return (
    <Link href={href} className={`${styles.tile} ${alarming ? styles.alarming : ''}`}>
      <strong className={styles.value}>{format.number(value)}</strong>
      <span>
        {name}
        {note && <span className={`${layout.soft} ${layout.line}`}>{note}</span>}
      </span>
    </Link>
  )
}
