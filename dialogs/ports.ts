export type ProviderType = 'installer' | 'integrator' | 'distributor' | 'reseller' | 'alarm_centre'

/** The person, as far as the dialogs change it. */
export interface Person {
  _id: string
  profileName: string | null
  locale: 'fr' | 'en'
  providerType: ProviderType | null
  companyId: string | null
}
