import { invalidField } from '../input/parse'
import { canonicalCidr } from '../ip'
import { type Failure, ok, type Result } from '../result'

/** Every entry in canonical form, or an error that names the first invalid one. */
export function parseIpAllowlist(entries: readonly string[]): Result<string[], Failure<'invalid_input'>> {
  const canonical: string[] = []
  for (const text of entries) {
    const cidr = canonicalCidr(text.trim())
    if (cidr === null) return invalidField('ipAllowlist', `${text.trim()} is not a valid IP address or CIDR range.`)
    canonical.push(cidr)
  }
  return ok(canonical)
}
