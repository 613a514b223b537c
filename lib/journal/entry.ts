import { z } from 'zod'

const time = z.number().nullable()

/** The sealed facts of a token after a change; times in milliseconds. */
const tokenState = z.strictObject({
  tokenKey: z.string(),
  orgId: z.string(),
  locationId: z.string().nullable(),
  ownerId: z.string().nullable(),
  type: z.string(),
  scopes: z.string(),
  ipAllowlist: z.string(),
  digest: z.string(),
  pepperId: z.string(),
  previousDigest: z.string().nullable(),
  previousPepperId: z.string().nullable(),
  previousEndsAt: time,
  previousExpiresAt: time,
  createdAt: z.number(),
  expiresAt: time,
  keptAt: time,
  deactivatedAt: time,
  removedAt: time,
  revokedAt: time,
  rotatedAt: time,
  generation: z.number(),
  /** Missing in older lines. */
  requestsPerMinute: z.number().default(0),
  version: z.number(),
})
export type TokenState = z.output<typeof tokenState>

const entry = z.discriminatedUnion('kind', [
  /** A token or service token that never works again, whatever its row says. */
  z.strictObject({ kind: z.literal('revoked'), tokenKey: z.string(), at: z.number() }),
  /** A changed token. */
  z.strictObject({ kind: z.literal('token'), state: tokenState }),
  /** An audit chain as it was; null = the installation's. */
  z.strictObject({ kind: z.literal('chain'), of: z.string().nullable(), seq: z.number(), mac: z.string() }),
  /** A backup was restored, or a new database begun: earlier chains may be longer than the current ones. */
  z.strictObject({ kind: z.literal('restored') }),
])
export type JournalEntry = z.output<typeof entry>

export function parseEntry(value: unknown): JournalEntry | null {
  return entry.safeParse(value).data ?? null
}
