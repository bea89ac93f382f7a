import { Button, Field, Input } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ResetLink } from '../../../../../contract/admin.js'
import { send } from '../../../api/client.js'
import { useFormat } from '../../../i18n/format.js'
import { useT } from '../../../i18n/language.js'
import { FormDialog } from '../../../ui/form-dialog.js'
import { useSay } from '../../../ui/say.js'
import { useCopy } from '../../../ui/use-copy.js'

interface Props {
  id: string
  name: string
  close(): void
}

/** A link by which somebody chooses a new password; shown this once, handed over by the one who made it. */
export function ResetDialog({ id, name, close }: Props): ReactNode {
  const t = useT()
  const format = useFormat()
  const say = useSay()
  const copy = useCopy()
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: () => send<ResetLink>('POST', `/admin/users/${encodeURIComponent(id)}/reset`, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin', 'users'] }),
    onError: say.failed,
  })
  return (
    <FormDialog
      title={t('web.people.reset_title', { name })}
      close={close}
      answer={make.data ? null : t('web.people.reset_make')}
      ready={!make.isPending}
      submit={() => make.mutate()}
    >
      {make.data ? (
        <Field
          label={t('web.people.reset_link')}
          hint={t('web.people.reset_once', { at: format.moment(make.data.expiresAt) })}
        >
          <Input
            readOnly
            value={make.data.url}
            onFocus={(event) => event.currentTarget.select()}
            contentAfter={
              <Button
                size="small"
                appearance="transparent"
                icon={<CopyRegular />}
                aria-label={t('web.action.copy')}
                onClick={() => copy(make.data.url)}
              />
            }
          />
        </Field>
      ) : (
        <p>{t('web.people.reset_text')}</p>
      )}
    </FormDialog>
  )
}
