import express, { type Router } from 'express'
import { companyOf, type SandboxCompany } from './companies.js'

/** Longer than any client waits. */
const SILENCE_MS = 10_000

/**
 * Two public registers that answer for invented companies, in the protocols of the real ones: VIES
 * (POST /vies/check-vat-number) and recherche-entreprises (GET /sirene/search).
 */
export function createSandboxRegistry(): Router {
  const router = express.Router()
  router.post('/vies/check-vat-number', express.json({ limit: '10kb' }), (request, response) => {
    const { countryCode, vatNumber } = (request.body ?? {}) as Record<string, unknown>
    const number = String(vatNumber ?? '')
    const base = { countryCode, vatNumber, requestDate: new Date().toISOString(), requestIdentifier: '' }
    const siren = /^\w{2}(\d{9})$/.exec(number)?.[1]
    if (countryCode !== 'FR' || !siren) {
      return void response.json({ ...base, valid: countryCode !== 'FR', name: '---', address: '---' })
    }
    const company = companyOf(siren)
    if (company.silent) return hang(response)
    if (company.closed) return void response.json({ ...base, valid: false, name: '---', address: '---' })
    const address = `${company.address}\n${company.postalCode} ${company.city}`
    return void response.json({ ...base, valid: true, name: company.name, address })
  })
  router.get('/sirene/search', (request, response) => {
    const siren = /^\d{9}$/.exec(String(request.query.q ?? ''))?.[0]
    const company = siren ? companyOf(siren) : null
    if (company?.silent) return hang(response)
    const results = company ? [asResult(company)] : []
    return void response.json({
      results,
      total_results: results.length,
      page: 1,
      per_page: 5,
      total_pages: 1,
    })
  })
  return router
}

function asResult(company: SandboxCompany) {
  const { siren, name, address, postalCode, city, createdOn, band, closed } = company
  return {
    siren,
    nom_complet: name,
    nom_raison_sociale: name,
    sigle: null,
    etat_administratif: closed ? 'C' : 'A',
    date_creation: createdOn,
    activite_principale: '43.21A',
    tranche_effectif_salarie: band,
    siege: {
      adresse: `${address} ${postalCode} ${city}`,
      code_postal: postalCode,
      libelle_commune: city,
      nom_commercial: null,
      liste_enseignes: null,
    },
  }
}

/** A register that is down keeps callers waiting until they give up. */
function hang(response: express.Response): void {
  const timer = setTimeout(() => response.status(503).json({ error: 'MS_UNAVAILABLE' }), SILENCE_MS)
  response.on('close', () => clearTimeout(timer))
}
