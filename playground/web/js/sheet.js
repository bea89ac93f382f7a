import { byId } from './dom.js'

/**
 * Opens a sheet inside the phone; what lies under it cannot be reached meanwhile.
 * @param {string} id
 * @param {HTMLElement|null} focus what gets the focus first
 * @returns {Promise<boolean>} true when it was sent
 */
export function openSheet(id, focus) {
  const sheet = /** @type {HTMLDialogElement} */ (byId(id))
  const before = document.activeElement
  const covered = [byId('chat'), byId('composer')]
  for (const part of covered) part.inert = true
  sheet.returnValue = 'cancel'
  // Not showModal: that would cover the whole page, and the phone is only a part of it.
  sheet.show()
  focus?.focus()
  return new Promise((resolve) => {
    const leave = (/** @type {Event} */ event) => {
      const byKey = event instanceof KeyboardEvent && event.key === 'Escape'
      const outside =
        event instanceof PointerEvent &&
        insidePhone(event) &&
        !sheet.contains(/** @type {Node} */ (event.target))
      if (byKey || outside) sheet.close('cancel')
    }
    document.addEventListener('keydown', leave)
    document.addEventListener('pointerdown', leave)
    sheet.addEventListener(
      'close',
      () => {
        document.removeEventListener('keydown', leave)
        document.removeEventListener('pointerdown', leave)
        for (const part of covered) part.inert = false
        if (before instanceof HTMLElement) before.focus()
        resolve(sheet.returnValue === 'send')
      },
      { once: true },
    )
  })
}

/** @param {PointerEvent} event */
function insidePhone(event) {
  return byId('phone').contains(/** @type {Node} */ (event.target))
}
