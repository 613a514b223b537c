import parsePhoneNumber from 'libphonenumber-js/min'

/** Spellings of a phone number in digits only: as given and, with a known country code, in its national forms. */
export function phoneDigits(phone: string): string[] {
  const parsed = parsePhoneNumber(phone)
  const spellings = parsed ? [phone, parsed.nationalNumber, parsed.formatNational()] : [phone]
  return [...new Set(spellings.map((spelling) => spelling.replace(/\D/g, '')))]
}
