/** "J'ai terminé": of several devices, enough are done. */
export function saysFinished(text: string): boolean {
  return /^\s*(j['’ ]?ai (?:tout )?(?:fini|termin[ée])|(?:c['’]est )?(?:fini|termin[ée])|finished|done|i['’ ]?m done)\s*[.!]*\s*$/i.test(
    text,
  )
}
