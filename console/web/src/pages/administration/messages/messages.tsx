import type { ReactNode } from 'react'
import layout from '../../../ui/layout.module.css'
import { DeadLetters } from './dead-letters.js'
import { Templates } from './templates.js'

export default function Messages(): ReactNode {
  return (
    <div className={layout.stack}>
      <DeadLetters side="out" />
      <DeadLetters side="in" />
      <Templates />
    </div>
  )
}
