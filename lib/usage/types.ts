import type { Tx } from '../db/client'
import type { DeletedRows } from '../db/retention'
import type { OrgId, TokenId } from '../ids'
import type { Recorder } from '../recorder/index'
import type { DeletionTime } from '../time/deletion'

export interface Usage extends Recorder {
  /** Returns the last written use and locks it: no other process writes one until the transaction ends. */
  lockLastUse(tx: Tx, orgId: OrgId, tokenId: TokenId): Promise<Date | null>
}

interface WatchReport {
  /** Number of tokens that were used from a new network. */
  readonly networks: number
  /** Number of tokens with many rejected requests. */
  readonly rejections: number
}

export interface Watch {
  /** Notifies the people responsible for a token of unusual use: at most once a day and token, across processes. */
  run(): Promise<WatchReport>
  /** Deletes rows whose retention is over. */
  clean(now: DeletionTime): Promise<DeletedRows>
}

/** Requests of one day. */
export interface UsageDay {
  /** Calendar day in the person's time zone, `2026-11-20`. */
  readonly day: string
  readonly accepted: number
  readonly rejected: number
}

export interface UsageByDay {
  /** Oldest first, up to today. */
  readonly days: readonly UsageDay[]
  /** Day of the creation, in the same time zone. */
  readonly createdOn: string
}
