import type { ReactNode } from 'react'
import admin from '../administration.module.css'
import { DeadLetters } from './dead-letters.js'
import { Templates } from './templates.js'

export default function Messages(): ReactNode {
  return (
    <div className={admin.stack}>
      <DeadLetters side="out" />
      <DeadLetters side="in" />
      <Templates />
    </div>
  )
}
