import { z } from 'zod'
import { line } from '../input/text'

export const serviceTokenInput = z.strictObject({ name: line(64, { empty: 'Name the token.', long: 'Use 64 characters or fewer.' }) })
export type ServiceTokenInput = z.input<typeof serviceTokenInput>

const time = z.iso.datetime()

/** Times are ISO 8601 UTC. */
export const serviceTokenView = z.strictObject({
  tokenKey: z.string(),
  name: z.string(),
  createdBy: z.string(),
  createdAt: time,
  /** Accurate to a minute. */
  lastUsedAt: time.nullable(),
})
export type ServiceTokenView = z.infer<typeof serviceTokenView>
