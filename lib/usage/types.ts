import type { Tx } from '../db/client'
import type { DeletedRows } from '../db/retention'
import type { OrgId, TokenId } from '../ids'
import type { DeletionTime } from '../time/deletion'

/** One request with a valid secret. */
export interface Use {
  readonly orgId: OrgId
  readonly tokenId: TokenId
  readonly generation: number
  /** False when the old secret of a rotating token was presented. */
  readonly current: boolean
  readonly at: Date
  /** `ok`, or the rejection's code. */
  readonly code: string
  readonly ip: string | null
  readonly userAgent: string | null
  readonly endpoint: string | null
  /** True in a notice window: the use is written before the response. */
  readonly urgent: boolean
  /** True for minutes after the secret was shown: a dialog waits for the first request. */
  readonly awaited?: boolean
}

export interface Usage {
  /**
   * Counts a use. The first one of a 10 s window is written within 1 s, as is the first awaited one of each secret; the rest
   * are written at the end of the window. An urgent use is written when the promise resolves.
   */
  record(use: Use): Promise<void>
  /** Writes everything counted so far. */
  flush(): Promise<void>
  /** Returns the last written use and locks it: no other process writes one until the transaction ends. */
  lockLastUse(tx: Tx, orgId: OrgId, tokenId: TokenId): Promise<Date | null>
  /** Flushes and stops the timers. */
  close(): Promise<void>
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
