import { domainToASCII } from 'node:url'

const maxLength = 320
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
/** Checked before the mapping to ASCII, which reads its input as part of a URL. */
const domainCharacters = /^[\p{L}\p{M}\p{N}.-]+$/u
/** The mapping drops them, and trimming drops the byte order mark. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u
const isPlain = (domain: string): boolean => domainCharacters.test(domain) && domain.normalize('NFKC') === domain.normalize('NFC')
/** Also what the mapping turns into an IPv4 address. */
const ipv4 = /\.\d+$/
const host = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Returns an email address trimmed, in lower case, with its domain in ASCII. Null for anything that two systems could read
 * differently: two addresses, quotes, comments, control or look-alike characters.
 */
export function normalizeEmail(text: string): string | null {
  const given = text.trim()
  if (given.length > maxLength || ignorable.test(text)) return null
  const [local = '', domain = '', ...more] = given.toLowerCase().split('@')
  if (more.length > 0 || local.length > 64 || !localPart.test(local) || !isPlain(domain)) return null
  const ascii = domainToASCII(domain)
  if (ascii.length > 253 || !host.test(ascii) || ipv4.test(ascii)) return null
  return `${local}@${ascii}`
}
