/** A name that stands alone begins with a capital: « retiré » of a sentence is « Retiré » on a badge. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
