import type { Role } from '../actor'
import type { Tx } from '../db/client'
import type { OrgId, TokenKey, UserId } from '../ids'
import type { Mail } from '../mail/index'
import type { Random } from '../ports'
import type { NoticeKind } from './schema'
import { tell } from './tell'

/** Whose token it is. */
export interface TokenTarget {
  readonly type: string
  readonly ownerId: string | null
  readonly locationId: string | null
}

/**
 * Active people of the organisation: by id, by role, or who answers for a token: its owner; for admin and managed tokens
 * owners and admins; for location tokens the location's managers, owners and admins. Whoever acted is told too.
 */
export type Recipients = { readonly users: readonly UserId[] } | { readonly roles: readonly Role[] } | { readonly token: TokenTarget }

export interface Tell {
  readonly kind: NoticeKind
  readonly to: Recipients
  readonly tokenKey?: TokenKey | null
  /** The name of what it is about, as it is now: the token's, the member's, the organisation's. */
  readonly subject: string
  /** What the sentence needs: `by` is the name of whoever acted, times are ISO 8601. */
  readonly facts?: Readonly<Record<string, string | number | null>>
  /** The same is told to a person once. */
  readonly dedupe: string
}

export interface NoticesDeps {
  readonly random: Random
  readonly mail: Pick<Mail, 'enqueue'>
  /** The public address, for links in mails. */
  readonly origin: string
}

export interface Notices {
  /** Writes what people are told, in the app and as mail, inside the change's own transaction; the same dedupe is told once. */
  tell(tx: Tx, orgId: OrgId, at: Date, tell: Tell): Promise<void>
  /** `tell`, for what must not happen untold: answers how many are told in the app. */
  tellCounted(tx: Tx, orgId: OrgId, at: Date, tell: Tell): Promise<number>
}

export function createNotices(deps: NoticesDeps): Notices {
  const tellCounted: Notices['tellCounted'] = (tx, orgId, at, told) => tell(deps, tx, orgId, at, told)
  return { tell: async (...given) => void (await tellCounted(...given)), tellCounted }
}
