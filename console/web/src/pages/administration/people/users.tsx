import { Button } from '@fluentui/react-components'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ConsoleUser } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import { NewUserDialog } from './new-user-dialog.js'
import { User } from './user.js'

/** Accounts of the console. */
export function Users(): ReactNode {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const query = useQuery({ queryKey: ['admin', 'users'], queryFn: () => get<ConsoleUser[]>('/admin/users') })
  return (
    <Section
      title={t('web.people.users')}
      aside={
        <Button icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
          {t('web.people.add')}
        </Button>
      }
    >
      <Load query={query}>
        {(users) => (
          <ul className={layout.list}>
            {users.map((user) => (
              <li key={user.id}>
                <User user={user} />
              </li>
            ))}
          </ul>
        )}
      </Load>
      {adding && <NewUserDialog close={() => setAdding(false)} />}
    </Section>
  )
}
