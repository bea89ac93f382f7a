import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue } from 'react'
import type { TextPreview as Preview } from '../../../../../contract/admin.js'
import { send } from '../../../api/client.js'
import { ChatText } from '../../../ui/chat-text.js'
import admin from '../administration.module.css'

/** As the installer would see it, with example values; what is wrong with it stands above. */
export function TextPreview({
  input,
}: {
  input: { key: string; locale: 'fr' | 'en'; text: string }
}): ReactNode {
  const asked = useDeferredValue(input)
  const { data } = useQuery({
    queryKey: ['admin', 'preview', asked],
    queryFn: () => send<Preview>('POST', '/admin/texts/preview', asked),
    enabled: asked.text !== '',
    placeholderData: keepPreviousData,
  })
  if (!data) return null
  return (
    <>
      {data.problems.map((problem) => (
        <MessageBar key={problem} intent="error">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      ))}
      <div className={admin.preview}>
        <ChatText text={data.text} />
      </div>
    </>
  )
}
