/** `whatsapp:+33639980042` → `+33 •• •• •• •• 42`: the country and the end tell people apart in talk, and no more. */
export function maskAddress(address: string): string {
  const bare = address.slice(address.indexOf(':') + 1)
  if (!/^\+\d{6,15}$/.test(bare)) return '•••'
  const country = bare.startsWith('+33') ? '+33' : bare.slice(0, 3)
  return `${country} •• •• •• •• ${bare.slice(-2)}`
}

/** Every telephone number in a text, masked likewise. */
export function maskNumbers(text: string): string {
  return text.replace(/\+\d{8,15}/g, (number) => maskAddress(`x:${number}`))
}
