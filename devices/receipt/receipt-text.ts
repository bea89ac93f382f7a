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

const MONTHS: readonly RegExp[] = [
  /^janv|^jan/,
  /^fevr|^fev|^feb/,
  /^mars|^mar/,
  /^avr|^apr/,
  /^mai|^may/,
  /^juin|^jun/,
  /^juil|^jul/,
  /^aou|^aug/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
]

/** By when to pay or when it is delivered: not when it was bought. */
const OTHER_DATE = /[ÉE]CH[ÉE]ANCE|PAYABLE|R[ÈE]GLEMENT|LIVRAISON|\bDUE\b|DELIVERY/i

/** ISO date of the purchase: the first date of the page that can be one. Days come first, as in France. */
export function receiptDate(lines: readonly string[]): string | null {
  const found = (of: readonly string[]) => of.map(dateIn).find((date) => date !== null) ?? null
  return found(lines.filter((line) => !OTHER_DATE.test(line))) ?? found(lines)
}

function dateIn(line: string): string | null {
  const days =
    /(?<![\w/.-])(\d{1,2})[/.\- ](\d{1,2})[/.\- ](20\d\d)(?![\w/.-])/.exec(line) ??
    // Blanks between pairs of digits make a telephone number, not a date.
    /(?<![\w/.-])(\d{1,2})[/.-](\d{1,2})[/.-]([0-4]\d)(?![\w/.-])/.exec(line)
  if (days) {
    const [, day, month, year = 0] = days.map(Number)
    const whole = year < 100 ? 2000 + year : year
    if (valid(whole, month, day)) return iso(whole, month, day)
  }
  const other = /\b(20\d\d)[-/](\d\d)[-/](\d\d)\b/.exec(line)
  if (other) {
    const [, year, month, day] = other.map(Number)
    if (valid(year, month, day)) return iso(year, month, day)
  }
  return dateInWords(line)
}

/** 12 mars 2026, 1er août 2025, March 12, 2026. */
function dateInWords(line: string): string | null {
  const plain = line
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  const french = /\b(\d{1,2})(?:er)? ([a-z]{3,9})\.? (20\d\d)\b/.exec(plain)
  const english = /\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (20\d\d)\b/.exec(plain)
  const [day, word, year] = french
    ? [french[1], french[2], french[3]]
    : [english?.[2], english?.[1], english?.[3]]
  const month = MONTHS.findIndex((name) => name.test(word ?? '')) + 1
  return valid(Number(year), month, Number(day)) ? iso(Number(year), month, Number(day)) : null
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
      /^\s*(?:CLIENT|ACHETEUR|FACTUR[ÉE] [ÀA]|LIVR[ÉE] [ÀA]|ADRESSE DE (?:FACTURATION|LIVRAISON)|BILL TO|SOLD TO|CUSTOMER|BUYER)\s*:?\s*(.*)$/i.exec(
        line,
      )
    if (!found) continue
    const name = found[1]?.trim() || lines[index + 1]?.trim()
    if (name) return name
  }
  return null
}
