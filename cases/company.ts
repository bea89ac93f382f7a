import type { HeadCount } from '../models/company.js'

export type {
  CompanyDoc,
  CompanyReason,
  CompanyState,
  HeadCount,
  RegistryCheck,
} from '../models/company.js'

/** The guide: above 50 employees a private address may not be verified. */
export function needsProfessionalEmail(headCount: HeadCount | null): boolean {
  return headCount === '51-249' || headCount === '250+'
}
