/** Words of receipts, invoices and delivery notes, French and English. Two of them make a receipt. */
const RECEIPT_WORDS = [
  /\bTOTAL\b/i,
  /\bEUR\b|€/i,
  /\bTVA\b|\bVAT\b|\bT\.T\.C|\bTTC\b|\bHT\b/i,
  /FACTURE|INVOICE|RECEIPT|TICKET|BON DE (LIVRAISON|COMMANDE)|DELIVERY NOTE/i,
  /SIRET|SIREN|\bRCS\b/i,
  /\bQT[ÉE]\b|QUANTIT|\bPCS\b|\bPCE\b/i,
  /MERCI|THANK YOU/i,
]

export function looksLikeReceipt(lines: readonly string[]): boolean {
  const text = lines.join('\n')
  return (
    RECEIPT_WORDS.filter((word) => word.test(text)).length >= 2 && !/MADE IN|SF VERSION|LOT N/i.test(text)
  )
}

/** ISO date of the purchase: the first date of the page that can be one. Days come first, as in France. */
export function receiptDate(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = /\b(\d{1,2})[/.\- ](\d{1,2})[/.\- ](20\d\d)/.exec(line)
    if (found) {
      const [, day, month, year] = found.map(Number)
      if (valid(year, month, day)) return iso(year, month, day)
    }
    const other = /\b(20\d\d)-(\d\d)-(\d\d)\b/.exec(line)
    if (other) {
      const [, year, month, day] = other.map(Number)
      if (valid(year, month, day)) return iso(year, month, day)
    }
  }
  return null
}

function valid(year = 0, month = 0, day = 0): boolean {
  return year >= 2005 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function iso(year = 0, month = 0, day = 0): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The seller heads the page: its first line that is a name and not a number, an address or the word for the paper. */
export function sellerOf(lines: readonly string[]): string | null {
  const head = lines.slice(0, 5).map((line) => line.trim())
  return (
    head.find(
      (line) =>
        /[A-Za-zÀ-ÿ]{3}/.test(line) &&
        !/\d{4}|FACTURE|INVOICE|RECEIPT|TICKET|DATE|SIRET|TVA|VAT|T[ÉE]L/i.test(line),
    ) ?? null
  )
}

/** The buyer follows its name; the paper may not say. */
export function buyerOf(lines: readonly string[]): string | null {
  for (const [index, line] of lines.entries()) {
    const found =
      /^\s*(?:CLIENT|ACHETEUR|FACTUR[ÉE] [ÀA]|LIVR[ÉE] [ÀA]|BILL TO|SOLD TO|CUSTOMER|BUYER)\s*:?\s*(.*)$/i.exec(
        line,
      )
    if (!found) continue
    const name = found[1]?.trim() || lines[index + 1]?.trim()
    if (name) return name
  }
  return null
}
