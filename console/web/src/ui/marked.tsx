import { Fragment, type ReactNode } from 'react'

export function Marked({ parts }: { parts: readonly { text: string; mark: boolean }[] }): ReactNode {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place.
  return parts.map(({ text, mark }, place) =>
    mark ? <mark key={place}>{text}</mark> : <Fragment key={place}>{text}</Fragment>,
  )
  // biome-ignore-end lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place.
}
