import parsePhoneNumber from 'libphonenumber-js/min'

/** Spellings of a phone number in digits only: as given and, with a known country code, in international and national forms. */
export function phoneDigits(phone: string): string[] {
  const parsed = parsePhoneNumber(phone.replace(/^[^\d+]*00/, '+'))
  if (!parsed) return [digitsOf(phone)]
  const international = digitsOf(parsed.number)
  const national = [parsed.nationalNumber, parsed.formatNational()]
  return [...new Set([phone, international, `00${international}`, ...national].map(digitsOf))]
}

/** The digits of a query that is a phone number; null for any other. Numbers are stored with and without spaces. */
export function phoneQuery(query: string): string | null {
  const digits = digitsOf(query)
  return digits.length >= 4 && /^[\d\s+().\-/\u2010-\u2015]+$/.test(query) ? digits : null
}

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')
