import { byId } from './dom.js'

const ONE_COLUMN = '(max-width: 760px)'
const NO_INTRO = '(max-width: 1180px)'

/** On a small screen the explanations and tools are a drawer over the phone. */
export function startDrawer() {
  const drawer = byId('drawer')
  const intro = document.querySelector('.intro')
  const slot = byId('intro-slot')
  const one = matchMedia(ONE_COLUMN)
  const noIntro = matchMedia(NO_INTRO)

  // The same explanations, in front of the tools where there is no column for them.
  const arrange = () => {
    const home = noIntro.matches ? slot : intro
    for (const part of [...(intro?.children ?? []), ...slot.children])
      if (part.parentElement !== home) home?.append(part)
    drawer.inert = one.matches && !drawer.classList.contains('open')
  }
  one.addEventListener('change', arrange)
  noIntro.addEventListener('change', arrange)
  arrange()

  byId('open-drawer').addEventListener('click', openDrawer)
  byId('close-drawer').addEventListener('click', closeDrawer)
  document.addEventListener('keydown', (event) => event.key === 'Escape' && closeDrawer())
  for (const link of document.querySelectorAll('[data-open-drawer]'))
    link.addEventListener('click', openDrawer)
}

/** Are the tools out of sight until they are opened? */
export const isDrawer = () => matchMedia(ONE_COLUMN).matches

function openDrawer() {
  if (!isDrawer()) return
  byId('drawer').inert = false
  byId('drawer').classList.add('open')
  byId('phone').inert = true
  byId('close-drawer').focus()
}

export function closeDrawer() {
  const drawer = byId('drawer')
  byId('phone').inert = false
  if (!drawer.classList.contains('open')) return
  drawer.classList.remove('open')
  drawer.inert = isDrawer()
  byId('open-drawer').focus()
}
