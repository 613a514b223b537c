import type { Actor, JobActor, PersonActor, Scope, TokenActor, TokenType } from '../actor'
import type { RecordChange } from '../audit/index'
import type { Tx } from '../db/client'
import type { OrgId, TokenKey, UserId } from '../ids'
import type { Origin } from '../ports'
import type { Outcome } from '../result'
import type { Secret } from '../secret'
import type { ManagedTokens } from './managed'
import type { PolicyInput, PolicyPreview, PolicyView } from './policy/schema'
import type {
  CreateInput,
  CreateOptions,
  EditInput,
  FirstUse,
  HandOverView,
  ListFilter,
  OverlapInput,
  RotateInput,
  Tab,
  TokenDetail,
  TokenPage,
  TokenView,
} from './schema'
import type { RejectedToken, Verdict, VerifyNeeds } from './verify/verdict'

/** A fresh secret and the row it belongs to. The secret exists here and nowhere else. */
export interface IssuedToken {
  readonly token: TokenView
  readonly secret: Secret
}

/** How full a person's places are: the limits (0 = none), which of them leaves no place, and the tokens that fill it. */
export interface LimitState {
  readonly listed: number
  /** Removed tokens included. */
  readonly live: number
  /** The one that has to make room first; null while there is a place. */
  readonly full: 'listed' | 'live' | null
  /** Least recently used first; at most 100. */
  readonly tokens: readonly TokenView[]
}

/** A token as an exported list tells of it. */
export type ExportedToken = Pick<
  TokenView,
  | 'tokenKey'
  | 'name'
  | 'type'
  | 'status'
  | 'owner'
  | 'location'
  | 'scopes'
  | 'ipAllowlist'
  | 'createdAt'
  | 'createdBy'
  | 'expiresAt'
  | 'inactivityDeletionAt'
  | 'lastUsedAt'
  | 'note'
>

export interface TokenExport {
  /** At most 10,000. */
  readonly rows: readonly ExportedToken[]
  /** There are more than an export holds. */
  readonly cut: boolean
}

export type ExportFailure = 'forbidden' | 'reauthentication_required' | 'invalid_input'

/** The tabs that are open to a person, and whose tokens the organization's can be narrowed to. */
export interface ListReach {
  readonly tabs: readonly Tab[]
  readonly owners: readonly { readonly id: string; readonly name: string }[]
  /** Whether there is a managed token within reach. */
  readonly managed: boolean
}

/** What the holder of a token may read about it (GET /api/v1/token). */
export interface TokenDescription {
  readonly tokenKey: TokenKey
  readonly name: string
  readonly type: TokenType
  readonly scopes: readonly Scope[]
  readonly status: string
  readonly organization: { readonly id: string; readonly name: string } | null
  readonly location: { readonly id: string; readonly name: string } | null
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

/** The token policy of an organization. Owners and admins may see and change it. */
export interface TokenPolicy {
  canChange(actor: Actor): boolean
  show(actor: Actor): Promise<Outcome<PolicyView, 'forbidden'>>
  /** Effects that another policy would have on existing tokens, found by trying it on each; writes nothing. */
  preview(actor: Actor, input: PolicyInput): Promise<Outcome<PolicyPreview, 'forbidden' | 'invalid_input'>>
  /** Requires re-authentication. `version` is the one the person saw; `conflict` if it has changed since. */
  save(
    actor: Actor,
    input: PolicyInput,
    version: number,
  ): Promise<Outcome<PolicyView, 'forbidden' | 'reauthentication_required' | 'invalid_input' | 'conflict'>>
}

/** Every verb takes the actor first, parses its input, and writes its audit row in the same transaction. */
export interface Tokens {
  list(actor: Actor, filter: ListFilter): Promise<Outcome<TokenPage, 'forbidden' | 'invalid_input'>>
  /** With a fresh sign-in: rows of the whole filtered list for export, or those of it that are named by key. */
  exportRows(actor: Actor, filter: ListFilter, keys?: readonly string[]): Promise<Outcome<TokenExport, ExportFailure>>
  show(actor: Actor, tokenKey: string): Promise<Outcome<TokenDetail, 'not_found'>>
  /** Accepted and rejected requests per day of the last `days` days, in the person's zone, oldest first. */
  usage(actor: Actor, tokenKey: string, days: 7 | 30 | 90): Promise<Outcome<readonly UsageDay[], 'not_found'>>
  options(actor: PersonActor): Promise<CreateOptions>
  /** Whether this person may create tokens at all. */
  canCreate(actor: PersonActor): boolean
  /** The tabs of the list that are open to this person. */
  tabs(actor: PersonActor): readonly Tab[]
  /** What the list may show this person at all. */
  reach(actor: PersonActor): Promise<ListReach>
  /** The limits on the person's own tokens. */
  limit(actor: PersonActor): Promise<LimitState>
  readonly policy: TokenPolicy
  /** Name already used by a listed token of the same owner: a warning, never a rejection. */
  nameTaken(actor: PersonActor, name: string): Promise<boolean>
  create(
    actor: Actor,
    input: CreateInput,
  ): Promise<Outcome<IssuedToken, 'forbidden' | 'reauthentication_required' | 'invalid_input' | 'limit_reached' | 'paused'>>
  edit(
    actor: Actor,
    tokenKey: string,
    input: EditInput,
  ): Promise<Outcome<TokenView, 'forbidden' | 'reauthentication_required' | 'invalid_input' | 'not_found' | 'conflict' | 'wrong_status'>>
  setActive(actor: Actor, tokenKey: string, active: boolean): Promise<Outcome<TokenView, ChangeFailure>>
  remove(actor: Actor, tokenKey: string): Promise<Outcome<TokenView, ChangeFailure>>
  restore(actor: Actor, tokenKey: string): Promise<Outcome<TokenView, ChangeFailure | 'limit_reached'>>
  rotate(actor: Actor, tokenKey: string, input: RotateInput): Promise<Outcome<IssuedToken, ChangeFailure | 'invalid_input'>>
  changeOverlap(actor: Actor, tokenKey: string, input: OverlapInput): Promise<Outcome<TokenView, ChangeFailure | 'invalid_input'>>
  /** Restarts the count of disuse. */
  keep(actor: Actor, tokenKey: string): Promise<Outcome<TokenView, ChangeFailure>>
  /** Stops it now, for good. A token actor may revoke itself only; with its old secret it ends that secret only. */
  revoke(actor: Actor, tokenKey: string): Promise<Outcome<null, ChangeFailure>>
  /** Stops every user token of somebody who leaves, inside the change that makes them leave; answers how many. */
  revokeOwned(tx: Tx, leaving: LeavingMember): Promise<number>
  /** Shows a stored token again: five minutes after a proof at most, five times an hour; audited and told before it leaves. */
  revealStored(actor: Actor, tokenKey: string): Promise<Outcome<IssuedToken, ViewFailure>>
  readonly managed: ManagedTokens
  firstUse(actor: Actor, tokenKey: string): Promise<Outcome<FirstUse, 'not_found'>>
  /** How both secrets are used while the token rotates, to whom `show` answers. */
  handOver(actor: Actor, tokenKey: string): Promise<Outcome<HandOverView, 'not_found'>>
  describe(actor: TokenActor): Promise<Outcome<TokenDescription, 'not_found'>>
  /** What time does to tokens, of every organization: notices, and deletions for disuse. `jumpedAt` is asked again for every few of them. */
  runExpiry(actor: JobActor, jumpedAt: JumpedAt): Promise<ExpiryReport>
  /** Records the use. Throws when it cannot know; never answers "good" then. */
  verify(presented: string, needs?: VerifyNeeds): Promise<Verdict>
  /** The actor a presented token makes, or why it is rejected. */
  authenticate(presented: string, needs: VerifyNeeds, origin: Origin): Promise<{ actor: TokenActor } | { rejection: RejectedToken }>
}

/** A member whose tokens are revoked, inside a change that holds the organization's audit head. */
export interface LeavingMember {
  readonly orgId: OrgId
  readonly ownerId: UserId
  readonly at: Date
  readonly record: RecordChange
}

/** When the clock last jumped ahead, if it ever did. */
export type JumpedAt = () => Promise<Date | null>

export type ViewFailure = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status' | 'rate_limited' | 'unavailable'

/** How many notices of each kind were written, and how many tokens were deleted for disuse. */
export interface ExpiryReport {
  readonly warned: number
  readonly deleted: number
  readonly expiring: number
  readonly expired: number
  readonly overlaps: number
}

export type ChangeFailure = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status' | 'conflict'

export interface UsageDay {
  /** Calendar day in the person's zone, `2026-11-20`. */
  readonly day: string
  readonly accepted: number
  readonly rejected: number
}
