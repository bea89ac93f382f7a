/** Who holds this phone: one person per browser, kept here only. */
const KEY = 'sesame.person'
const NAMES = [
  'Camille Martin',
  'Dominique Petit',
  'Claude Bernard',
  'Sacha Moreau',
  'Alix Lefèvre',
  'Noa Garnier',
]

/** 06 39 98 xx xx is kept free for fiction by the French regulator: nobody has these numbers. */
function invent() {
  const digits = String(crypto.getRandomValues(new Uint16Array(1))[0] % 10000).padStart(4, '0')
  const name = NAMES[Math.floor(Math.random() * NAMES.length)]
  return { number: `+3363998${digits}`, name }
}

function read() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (/^\+3363998\d{4}$/.test(stored?.number) && typeof stored.name === 'string') return stored
  } catch {
    // Damaged or forbidden storage: a new person.
  }
  return invent()
}

/** @type {{number: string, name: string}} */
export const person = read()

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify(person))
  } catch {
    // Without storage the person lives as long as the page.
  }
}
save()

/** @param {string} name */
export function rename(name) {
  person.name = name.trim() || 'Visiteur'
  save()
}

export function becomeSomebodyElse() {
  Object.assign(person, invent())
  save()
}

/** `06 39 98 12 34` */
export function readableNumber() {
  return `0${person.number.slice(3)}`.replace(/(\d\d)(?=\d)/g, '$1\u00a0')
}
