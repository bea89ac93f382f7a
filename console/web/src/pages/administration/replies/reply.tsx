import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { ReactNode } from 'react'
import type { CannedReply } from '../../../../../contract/admin.js'
import { useChange } from '../../../api/use-change.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'

export function Reply({ reply, edit }: { reply: CannedReply; edit(): void }): ReactNode {
  const t = useT()
  const format = useFormat()
  const change = useChange(['admin', 'replies'])
  const { name, fr, by, updatedAt } = reply
  return (
    <div className={layout.row}>
      <div className={layout.grow}>
        <strong className={layout.code}>/{name}</strong>
        <p className={layout.text}>{fr}</p>
        <span className={layout.soft}>{t('web.admin.changed', { by, at: format.moment(updatedAt) })}</span>
      </div>
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={t('web.replies.edit', { name })}
        onClick={edit}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('web.replies.remove', { name })}
        onClick={() => change.mutate({ method: 'DELETE', path: `/admin/replies/${name}` })}
      />
    </div>
  )
}
