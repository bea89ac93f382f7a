import { NONE } from '../../i18n/create-format.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import type { KpiUnit } from './kpi-values.js'

/** From ten times as much on, a percentage is only a large number. */
const MANY = 9

interface WriteKpi {
  write(unit: KpiUnit, value: number | null): string
  /** With its sign. */
  writeChange(unit: KpiUnit, by: number): string
}

export function useWriteKpi(): WriteKpi {
  const t = useT()
  const format = useFormat()
  const signed = (by: number, text: string) => `${by > 0 ? '+' : '−'}${text}`
  return {
    write(unit, value) {
      if (value === null) return NONE
      switch (unit) {
        case 'share':
          return format.percent(value)
        case 'seconds':
          return format.duration(value)
        case 'minutes':
          return format.duration(value * 60)
        case 'score':
          return t('web.csat.out_of_five', { score: format.number(value, 1) })
        case 'ratio':
          return format.number(value, 2)
        case 'count':
          return format.number(value)
      }
    },
    writeChange(unit, by) {
      const size = Math.abs(by)
      if (unit === 'share') return signed(by, t('web.kpi.points', { value: format.number(size * 100, 1) }))
      if (unit === 'score') return signed(by, format.number(size, 1))
      return by >= MANY ? `×${format.number(by + 1)}` : signed(by, format.percent(size))
    },
  }
}
