import { post } from './api.js'
import { complain } from './chat.js'
import { byId, el } from './dom.js'
import { clockTime, dayName, fullDate, localInput, parisToIso } from './format.js'

const HOUR = 3_600_000
/** Server time minus this browser's time. */
let offset = 0
const now = () => new Date(Date.now() + offset)

/** Times worth trying: WhatsApp's window of 24 hours gone, a code expired, the desk open and closed. */
const PRESETS = [
  { label: '+ 10 min', to: () => new Date(now().getTime() + HOUR / 6).toISOString() },
  { label: '+ 1 h', to: () => new Date(now().getTime() + HOUR).toISOString() },
  { label: '+ 25 h', to: () => new Date(now().getTime() + 25 * HOUR).toISOString() },
  { label: '+ 49 h', to: () => new Date(now().getTime() + 49 * HOUR).toISOString() },
  { label: 'Un mardi à 10 h', to: () => next(2, '10:00') },
  { label: 'Un samedi à 15 h', to: () => next(6, '15:00') },
  { label: 'Heure réelle', to: () => null },
]

/** The next such weekday (0: Sunday) from tomorrow on, at this time in Paris. @param {number} weekday @param {string} time */
function next(weekday, time) {
  const day = new Date(now().getTime() + 24 * HOUR)
  while (new Date(`${localInput(day).slice(0, 10)}T12:00:00Z`).getUTCDay() !== weekday)
    day.setTime(day.getTime() + 24 * HOUR)
  return parisToIso(`${localInput(day).slice(0, 10)}T${time}`)
}

export function startClock() {
  const form = byId('clock-form')
  const input = /** @type {HTMLInputElement} */ (byId('clock-input'))
  const error = byId('clock-error')
  const buttons = PRESETS.map(({ label, to }) => {
    const onclick = () => void set(to()).catch(complain)
    return el(
      'button',
      { type: 'button', class: 'button', onclick },
      label.replace(/ (?=\d|h|min)/g, '\u00a0'),
    )
  })
  byId('clock-presets').replaceChildren(...buttons)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    error.hidden = true
    try {
      await set(parisToIso(input.value))
    } catch (problem) {
      error.textContent = problem instanceof Error ? problem.message : String(problem)
      error.hidden = false
    }
  })
  setInterval(show, 1000)
}

/** @param {string|null} to */
async function set(to) {
  showClock(await post('/clock', { now: to }))
}

/** @param {import('./api.js').ClockState} state */
export function showClock(state) {
  // Up to a second off: the server writes whole seconds, and nobody reads finer here.
  offset = Date.parse(state.current) - Math.floor(Date.now() / 1000) * 1000
  byId('clock-badge').hidden = state.now === null
  byId('chat-clock').hidden = state.now === null
  const input = /** @type {HTMLInputElement} */ (byId('clock-input'))
  input.value = localInput(now())
  show()
}

function show() {
  byId('clock-now').textContent = fullDate(now())
  const [weekday, ...rest] = dayName(now()).split(' ')
  byId('chat-clock').textContent = `${weekday?.slice(0, 3)}. ${rest[0]}, ${clockTime(now())}`
}
