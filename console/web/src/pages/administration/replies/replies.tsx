import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ChatRegular } from '@fluentui/react-icons/svg/chat'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CannedReply } from '../../../../../contract/admin.js'
import { get } from '../../../api/client.js'
import { useT } from '../../../i18n/language.js'
import { EmptyState } from '../../../ui/empty-state.js'
import layout from '../../../ui/layout.module.css'
import { Load } from '../../../ui/load.js'
import { Section } from '../../../ui/section.js'
import { Reply } from './reply.js'
import { ReplyDialog } from './reply-dialog.js'

/** Answers that agents send by name. */
export default function Replies(): ReactNode {
  const t = useT()
  const [editing, setEditing] = useState<CannedReply | 'new' | null>(null)
  const query = useQuery({
    queryKey: ['admin', 'replies'],
    queryFn: () => get<CannedReply[]>('/admin/replies'),
  })
  return (
    <Section
      title={t('web.admin.part.replies')}
      aside={
        <Button icon={<AddRegular />} onClick={() => setEditing('new')}>
          {t('web.replies.add')}
        </Button>
      }
    >
      <Load query={query}>
        {(replies) =>
          replies.length === 0 ? (
            <EmptyState Icon={ChatRegular} title={t('web.replies.none')} />
          ) : (
            <ul className={layout.list}>
              {replies.map((reply) => (
                <li key={reply.name}>
                  <Reply reply={reply} edit={() => setEditing(reply)} />
                </li>
              ))}
            </ul>
          )
        }
      </Load>
      {editing && <ReplyDialog reply={editing === 'new' ? null : editing} close={() => setEditing(null)} />}
    </Section>
  )
}
