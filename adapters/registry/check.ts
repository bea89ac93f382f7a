import type { RegistryCheck } from '../../cases/company.js'

const EMPTY = {
  name: null,
  otherNames: [],
  address: null,
  postalCode: null,
  city: null,
  createdOn: null,
  activity: null,
  headCount: null,
}

export function nothing(status: 'not_found' | 'unreachable', now: Date): RegistryCheck {
  return { at: now, status, ...EMPTY }
}

export function found(
  given: Partial<RegistryCheck> & Pick<RegistryCheck, 'status' | 'name'>,
  now: Date,
): RegistryCheck {
  return { at: now, ...EMPTY, ...given }
}
