import type { Role } from '../contract/common.js'

/** Invented people, one for each role, for the playground's one-click sign-in. */
export const DEMO_NAMES: Readonly<Record<Role, string>> = {
  agent: 'Inès Durand',
  lead: 'Karim Benali',
  manager: 'Claire Fontaine',
  auditor: 'Paul Mercier',
  admin: 'Nadia Rousseau',
}
