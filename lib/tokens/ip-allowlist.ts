import { invalidField } from '../input/parse'
import { canonicalCidr } from '../ip'
import { type Failure, ok, type Result } from '../result'

/** Every address in canonical form, or which one is none. */
export function parseIpAllowlist(given: readonly string[]): Result<string[], Failure<'invalid_input'>> {
  const canonical: string[] = []
  for (const text of given) {
    const address = canonicalCidr(text.trim())
    if (address === null) return invalidField('ipAllowlist', `${text.trim()} is not an address.`)
    canonical.push(address)
  }
  return ok(canonical)
}
