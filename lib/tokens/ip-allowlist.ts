import { wrongField } from '../input/parse'
import { type Failure, ok, type Result } from '../result'
import { canonicalAddress } from './addresses'

/** Every address in canonical form, or which one is none. */
export function parseIpAllowlist(given: readonly string[]): Result<string[], Failure<'invalid_input'>> {
  const canonical: string[] = []
  for (const text of given) {
    const address = canonicalAddress(text.trim())
    if (address === null) return wrongField('ipAllowlist', `${text.trim()} is not an address.`)
    canonical.push(address)
  }
  return ok(canonical)
}
