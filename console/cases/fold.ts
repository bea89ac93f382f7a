/** Capitals and accents aside: « Sécurité » and « securite » are the same. One letter stays one letter. */
export function fold(text: string): string {
  let folded = ''
  for (const letter of text) {
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    folded += bare.length === letter.length ? bare : letter.toLowerCase().slice(0, letter.length)
  }
  return folded
}
