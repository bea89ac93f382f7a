import { z } from 'zod/v4'
import type { HeadCount, RegistryCheck } from '../../cases/company.js'
import { answered, type RegistryCall } from './ask.js'
import { found, nothing } from './check.js'

/** The French open register *recherche-entreprises*: GET /search?q=<SIREN>. */
const sireneAnswer = z.object({
  results: z.array(
    z.object({
      siren: z.string(),
      nom_complet: z.string().nullish(),
      nom_raison_sociale: z.string().nullish(),
      sigle: z.string().nullish(),
      etat_administratif: z.string().nullish(),
      date_creation: z.string().nullish(),
      activite_principale: z.string().nullish(),
      tranche_effectif_salarie: z.string().nullish(),
      siege: z
        .object({
          adresse: z.string().nullish(),
          code_postal: z.string().nullish(),
          libelle_commune: z.string().nullish(),
          nom_commercial: z.string().nullish(),
          liste_enseignes: z.array(z.string()).nullish(),
        })
        .nullish(),
    }),
  ),
})

/** INSEE's bands of employees; those of one or two count the founder in. `NN` and the unknown say nothing. */
const BANDS: Readonly<Record<string, HeadCount>> = {
  '00': '1',
  '01': '2-9',
  '02': '2-9',
  '03': '2-9',
  '11': '10-50',
  '12': '10-50',
  '21': '51-249',
  '22': '51-249',
  '31': '51-249',
  '32': '250+',
  '41': '250+',
  '42': '250+',
  '51': '250+',
  '52': '250+',
  '53': '250+',
}

export async function askSirene(siren: string, { ask, baseUrl, now }: RegistryCall): Promise<RegistryCheck> {
  const answer = await ask({ url: `${baseUrl}/search?q=${siren}&page=1&per_page=5`, answer: sireneAnswer })
  if (!answered(answer)) return nothing('unreachable', now)
  // The search is full-text: only the company with this very number counts.
  const company = answer.body.results.find((result) => result.siren === siren)
  if (!company) return nothing('not_found', now)
  const { siege } = company
  const name = company.nom_raison_sociale ?? company.nom_complet ?? null
  const others = [
    company.nom_complet,
    company.sigle,
    siege?.nom_commercial,
    ...(siege?.liste_enseignes ?? []),
  ]
  return found(
    {
      status: company.etat_administratif === 'C' ? 'closed' : 'active',
      name,
      otherNames: [
        ...new Set(others.filter((other) => other != null && other !== '' && other !== name)),
      ] as string[],
      address: street(siege?.adresse, siege?.code_postal),
      postalCode: siege?.code_postal ?? null,
      city: siege?.libelle_commune ?? null,
      createdOn: company.date_creation ?? null,
      activity: company.activite_principale ?? null,
      headCount: BANDS[company.tranche_effectif_salarie ?? ''] ?? null,
    },
    now,
  )
}

/** The register's address line ends in postal code and town, which stand in fields of their own. */
function street(line: string | null | undefined, postalCode: string | null | undefined): string | null {
  if (!line) return null
  const at = postalCode ? line.indexOf(postalCode) : -1
  return (at > 0 ? line.slice(0, at) : line).trim() || null
}
