import type { CaseDoc, Release } from '../cases/case.js'

/** States of a code that may still be in use, as far as its person has told. */
const IN_HAND: readonly Release['state'][] = ['issued', 'delivered', 'opened']

/** The last code of each device, in the order they were given. */
function lastOfEach(reset: CaseDoc | null): Release[] {
  return [...new Map((reset?.releases ?? []).map((release) => [release.shortSerial, release])).values()]
}

/** Codes the person has in hand and has not said how they went; those that ended unused are among them. */
export function unsettledReleases(reset: CaseDoc | null): Release[] {
  return lastOfEach(reset).filter(({ state }) => IN_HAND.includes(state) || state === 'expired')
}

export function liveReleases(reset: CaseDoc | null): Release[] {
  return lastOfEach(reset).filter(({ state }) => IN_HAND.includes(state))
}

/** Devices whose passwords were reset, as their person said. */
export function doneReleases(reset: CaseDoc | null): Release[] {
  return lastOfEach(reset).filter(({ state }) => state === 'confirmed')
}

/** Has this device its code, in hand or used? Then its photo asks for nothing more. */
export function isServed(reset: CaseDoc, shortSerial: string): boolean {
  return [...liveReleases(reset), ...doneReleases(reset)].some(
    (release) => release.shortSerial === shortSerial,
  )
}

/** How far a case of several devices is: those served, of those in the list. */
export function progress(reset: CaseDoc | null): { served: number; total: number } {
  const served = liveReleases(reset).length + doneReleases(reset).length
  return { served, total: Math.max(reset?.sadp?.devices.length ?? 0, served) }
}
