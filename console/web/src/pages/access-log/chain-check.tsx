import { Badge, Button } from '@fluentui/react-components'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ChainState } from '../../../../contract/case-view.js'
import { get } from '../../api/client.js'
import { useFormat } from '../../i18n/format.js'
import { useT } from '../../i18n/language.js'
import { useSay } from '../../ui/say.js'

/** Checks every decision there is against its hash, now. */
export function ChainCheck(): ReactNode {
  const t = useT()
  const format = useFormat()
  const say = useSay()
  const check = useMutation({ mutationFn: () => get<ChainState>('/chain'), onError: say.failed })
  const state = check.data
  return (
    <>
      <span role="status">
        {state && (
          <Badge size="large" appearance="tint" color={state.ok ? 'success' : 'danger'}>
            {t(state.ok ? 'web.access.chain_good' : 'web.access.chain_bad', {
              total: format.number(state.records),
            })}
          </Badge>
        )}
      </span>
      <Button icon={<LinkRegular />} disabled={check.isPending} onClick={() => check.mutate()}>
        {t('web.access.check_chain')}
      </Button>
    </>
  )
}
