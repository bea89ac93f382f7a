import type { ReactNode } from 'react'
import { useSignedIn } from '../../../api/session.js'
import layout from '../../../ui/layout.module.css'
import { DeskAgents } from './desk-agents.js'
import { Users } from './users.js'

export default function People(): ReactNode {
  const { user } = useSignedIn()
  return (
    <div className={layout.stack}>
      <DeskAgents />
      {user.role === 'admin' && <Users />}
    </div>
  )
}
