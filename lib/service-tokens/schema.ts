import { z } from 'zod'
import { line } from '../input/text'

export const serviceTokenInput = z.strictObject({ name: line(64, { empty: 'Name the token.', long: 'Use 64 characters or fewer.' }) })
export type ServiceTokenInput = z.input<typeof serviceTokenInput>

/** Times are ISO 8601 UTC. */
export interface ServiceTokenView {
  readonly tokenKey: string
  readonly name: string
  readonly createdBy: string
  readonly createdAt: string
  /** Accurate to a minute. */
  readonly lastUsedAt: string | null
}
