import { fromZonedTime } from 'date-fns-tz'
import { addDays } from '../figures/days.js'
import { ZONE } from '../zone.js'

/** Monday and Sunday of the week a day lies in. */
export function weekOf(day: string): { from: string; to: string } {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  const from = addDays(day, 1 - weekday)
  return { from, to: addDays(from, 6) }
}

/** The moments between which some whole days of Paris lie: the first is included, the second is not. */
export function momentsOf(from: string, to: string): { $gte: Date; $lt: Date } {
  return {
    $gte: fromZonedTime(`${from}T00:00:00`, ZONE),
    $lt: fromZonedTime(`${addDays(to, 1)}T00:00:00`, ZONE),
  }
}
