import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import type { ReactNode } from 'react'
import type { DeadLetter } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import { Json } from '../../../ui/json.js'
import layout from '../../../ui/layout.module.css'

export function DeadLetterLine({ letter }: { letter: DeadLetter }): ReactNode {
  const t = useT()
  const format = useFormat()
  const { id, side, channel, conversation, at, attempts, error, payload } = letter
  const change = useChange(['admin', 'dead-letters', side])
  return (
    <>
      <div className={layout.row}>
        <div className={layout.grow}>
          {error ?? t('web.letters.no_error')}
          <span className={`${layout.soft} ${layout.line}`}>
            {format.moment(at)} · {channel} · {conversation} · {t('web.letters.tries', { count: attempts })}
          </span>
        </div>
        <Button
          icon={<ArrowClockwiseRegular />}
          disabled={change.isPending}
          onClick={() => change.mutate({ method: 'POST', path: `/admin/dead-letters/${side}/${id}/replay` })}
        >
          {t('web.letters.replay')}
        </Button>
      </div>
      <Json summary={t('web.letters.inspect')} value={payload} />
    </>
  )
}
