import type { ReactNode } from 'react'
import { useSignedIn } from '../../../api/session.js'
import admin from '../administration.module.css'
import { DeskAgents } from './desk-agents.js'
import { Users } from './users.js'

export default function People(): ReactNode {
  const { user } = useSignedIn()
  return (
    <div className={admin.stack}>
      <DeskAgents />
      {user.role === 'admin' && <Users />}
    </div>
  )
}
