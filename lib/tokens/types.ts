import type { Actor, JobActor, PersonActor, Scope, TokenActor, TokenType } from '../actor'
import type { Reader, Tx } from '../db/client'
import type { DeletedRows } from '../db/retention'
import type { TokenKey } from '../ids'
import type { JournalContents } from '../journal/index'
import type { Origin } from '../ports'
import type { Rate } from '../rate-limit/rate'
import type { PresentedToken } from '../recorder/index'
import type { Outcome } from '../result'
import type { Secret } from '../secret'
import type { DeletionTime } from '../time/deletion'
import type { UsageByDay } from '../usage/index'
import type { FormerMember, PendingMember } from './former-members/store'
import type { JournalReport } from './journal/compare'
import type { ManagedTokens } from './managed'
import type { PolicyInput, PolicySteps, PolicyView } from './policy/schema'
import type { ReportFilter, UsageReport } from './report/schema'
import type {
  CreateInput,
  CreateOptions,
  EditInput,
  FirstUse,
  HandOverView,
  ListFilter,
  OverlapInput,
  RecentRequests,
  RotateInput,
  Tab,
  TokenDetail,
  TokenOwners,
  TokenPage,
  TokenView,
} from './schema'
import type { RejectedToken, Verdict, VerifyNeeds } from './verify/verdict'

/** A token and its secret, which is in no view, log or column. */
export interface IssuedToken {
  readonly token: TokenView
  readonly secret: Secret
}

/** The limits on a person's own tokens (0 = no limit), which of them is full, and the tokens that fill it. */
export interface LimitState {
  readonly listed: number
  /** Removed tokens included. */
  readonly live: number
  /** The limit that must make room first; null if none is full. */
  readonly full: 'listed' | 'live' | null
  /** Least recently used first; at most 100. */
  readonly tokens: readonly TokenView[]
}

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
  /** Each is read when it is asked for. */
  readonly batches: AsyncIterable<readonly ExportedToken[]>
  /** Rows of all batches together, at most 100,000. */
  readonly count: number
  /** True if the list has more rows than an export holds. */
  readonly cut: boolean
}

export type ExportFailure = 'forbidden' | 'reauthentication_required' | 'invalid_input'

export interface ListTerms extends Pick<CreateOptions, 'inactivityDays' | 'noExpirationAllowed' | 'removeAllowed' | 'paused'> {
  /** Types of tokens that the person may create. */
  readonly creatable: readonly CreateOptions['types'][number]['type'][]
}

/** Tabs that a person may open. */
export interface ListReach {
  readonly tabs: readonly Tab[]
  /** True if the managed tab has a token to show them. */
  readonly managed: boolean
}

/** The token as its holder sees it (GET /api/v1/token). */
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
interface TokenPolicy {
  canChange(actor: Actor): boolean
  show(actor: Actor): Promise<Outcome<PolicyView, 'forbidden'>>
  /** Effects that another policy would have on existing tokens, found by trying it on each when they are read; writes nothing. */
  preview(actor: Actor, input: PolicyInput): Promise<Outcome<PolicySteps, 'forbidden' | 'invalid_input'>>
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
  /** Rows of the whole filtered list, with `keys` only those. Requires re-authentication. */
  exportRows(actor: Actor, filter: ListFilter, keys?: readonly string[]): Promise<Outcome<TokenExport, ExportFailure>>
  /** One token as it is now. */
  read(actor: Actor, tokenKey: string): Promise<Outcome<TokenView, 'not_found'>>
  show(actor: Actor, tokenKey: string): Promise<Outcome<TokenDetail, 'not_found'>>
  /** Requests per day of the last `days` days, or since the creation of a newer token, but at least seven days. */
  usage(actor: Actor, tokenKey: string, days: 7 | 30 | 90): Promise<Outcome<UsageByDay, 'not_found'>>
  /** The latest 50 requests with the token, newest first; of the rejected ones if asked for. Same access as `show`. */
  recentRequests(actor: Actor, tokenKey: string, filter: { readonly rejected: boolean }): Promise<Outcome<RecentRequests, 'not_found'>>
  /** Requests of all tokens in reach: of the organization, of the person's locations, or their own. */
  report(actor: Actor, filter: ReportFilter): Promise<Outcome<UsageReport, 'forbidden' | 'invalid_input'>>
  options(actor: PersonActor): Promise<CreateOptions>
  listTerms(actor: PersonActor, locationIds: readonly string[]): Promise<ListTerms>
  canCreate(actor: PersonActor): boolean
  tabs(actor: PersonActor): readonly Tab[]
  reach(actor: PersonActor): Promise<ListReach>
  /** At most 500, by name; none for those who cannot see the tokens of others. */
  owners(actor: PersonActor): Promise<TokenOwners>
  limit(actor: PersonActor): Promise<LimitState>
  readonly policy: TokenPolicy
  /** Name of a listed token of the same owner that counts as the same, for a warning; null = none. Never rejects the name. */
  takenName(actor: PersonActor, name: string): Promise<string | null>
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
  /** Restarts the inactivity period. */
  keep(actor: Actor, tokenKey: string): Promise<Outcome<TokenView, ChangeFailure>>
  /** Revokes a token for good. A token actor may revoke only itself; with its old secret, only that secret. */
  revoke(actor: Actor, tokenKey: string): Promise<Outcome<null, ChangeFailure>>
  readonly ofFormerMembers: TokensOfFormerMembers
  /** Shows a stored token again. Requires re-authentication within five minutes; at most five an hour; audited, owner notified. */
  revealStored(actor: Actor, tokenKey: string): Promise<Outcome<IssuedToken, ViewFailure>>
  readonly managed: ManagedTokens
  firstUse(actor: Actor, tokenKey: string): Promise<Outcome<FirstUse, 'not_found'>>
  /** Use of both secrets while the token rotates. Same access as `show`. */
  handOver(actor: Actor, tokenKey: string): Promise<Outcome<HandOverView, 'not_found'>>
  describe(actor: TokenActor): Promise<Outcome<TokenDescription, 'not_found'>>
  /** Sends expiry and inactivity notices and deletes inactive tokens, in every organization. `jumpedAt` is read again for each batch. */
  runExpiry(actor: JobActor, jumpedAt: JumpedAt): Promise<ExpiryReport>
  /** Deletes the rows of stored secrets that a policy destroyed; returns their number. */
  deleteDestroyed(): Promise<number>
  /** Deletes rows whose retention is over. */
  clean(now: DeletionTime): Promise<DeletedRows>
  /** Compares every changed row with the journal and the audit log; logs the differences and adds what the journal lacks. */
  compareWithJournal(): Promise<JournalReport>
  /** Brings the rows of a restored backup to their last recorded state; returns the number of changed tokens. */
  replayJournal(contents: JournalContents): Promise<number>
  /** Records the use and the request. Throws if the token cannot be read: never accepts a token it has not read. */
  verify(presented: string, needs?: VerifyNeeds): Promise<Verdict>
  /** The actor for a presented token, or why it is rejected. The caller records the request once its response is known. */
  authenticate(presented: string, needs: VerifyNeeds, origin: Origin): Promise<Authenticated>
}

/** `token` is null if no secret of a token was presented. */
export type Authenticated = { readonly token: PresentedToken | null } & (
  | { readonly actor: TokenActor; readonly rate: Rate | null }
  | { readonly rejection: RejectedToken }
)

/**
 * The user tokens of people who are no longer members. They are rejected from the commit that ends the membership, and deleted in
 * short transactions after it. Until all are, the person cannot become a member again.
 */
interface TokensOfFormerMembers {
  /** Number of user tokens of a person that are not deleted. */
  count(db: Reader | Tx, member: FormerMember): Promise<number>
  /** Call it in the change that ends the membership; what deletes the tokens is recorded with the actor of its entry. */
  begin(tx: Tx, member: PendingMember): Promise<void>
  /** Call it after the commit. Deletes the first 500 and does not throw: the job deletes the others. */
  revokeFirst(members: readonly FormerMember[]): Promise<void>
  /** True until the last one is deleted. */
  arePending(tx: Tx, member: FormerMember): Promise<boolean>
  /** Deletes those that are left, of everyone; returns their number. */
  revokePending(): Promise<number>
}

/** Time of the last forward jump of the clock, if any. */
export type JumpedAt = () => Promise<Date | null>

export type ViewFailure = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status' | 'rate_limited' | 'unavailable'

/** Number of notices written of each kind, and of tokens deleted for inactivity. */
export interface ExpiryReport {
  readonly warned: number
  readonly deleted: number
  readonly expiring: number
  readonly expired: number
  readonly overlaps: number
}

export type ChangeFailure = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status' | 'conflict'
