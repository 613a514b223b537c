import type { OrgId, TokenId } from '../ids'

/** One presented secret that matched its token. */
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
  /** True if a crash must not lose it: the use is written before the response. */
  readonly urgent: boolean
  /** True for minutes after the secret was shown: a dialog waits for the first request. */
  readonly awaited?: boolean
}

/** A token whose secret was presented, and with what result. */
export type PresentedToken = Pick<Use, 'orgId' | 'tokenId' | 'at' | 'code' | 'ip'>

/** A presented token with its request, for the recent requests of the token. */
export interface RecordedRequest extends PresentedToken {
  /** Null if the token was presented to another service, which verified it. */
  readonly method: string | null
  /** Stored without query and tokens; null as `method`. */
  readonly path: string | null
  /** HTTP status of the response; null if it is not known. */
  readonly status: number | null
  readonly durationMs: number | null
}

export interface LastUse {
  readonly orgId: OrgId
  readonly tokenId: TokenId
  readonly accepted: Use | null
  readonly acceptedWithOld: Use | null
  readonly acceptedWithCurrent: Use | null
  readonly rejected: Use | null
}

export interface HourCount {
  readonly orgId: OrgId
  readonly tokenId: TokenId
  readonly generation: number
  readonly hour: Date
  readonly accepted: number
  readonly rejected: number
}

export interface RejectionCount {
  readonly orgId: OrgId
  readonly tokenId: TokenId
  readonly code: string
  readonly hour: Date
  readonly count: number
}

export interface NetworkUse {
  readonly orgId: OrgId
  readonly tokenId: TokenId
  readonly network: string
  readonly at: Date
}

/** What one write stores. Sorted, so that two processes lock rows in the same order. */
export interface Batch {
  readonly last: readonly LastUse[]
  readonly hours: readonly HourCount[]
  readonly rejections: readonly RejectionCount[]
  readonly requests: readonly RecordedRequest[]
}

/** The database of a recorder. */
export interface UsageWriter {
  /** Writes a batch in one transaction, completely or not at all. */
  write(batch: Batch): Promise<void>
  /** Returns the ids of tokens that exist. */
  findTokenIds(ids: readonly string[]): Promise<ReadonlySet<string>>
  writeNetworks(uses: readonly NetworkUse[]): Promise<void>
}

export interface Recorder {
  /**
   * Counts a use. The first one of a 10 s window is written within 1 s, as is the first awaited one of each secret; the rest
   * are written at the end of the window. The promise of an urgent use resolves after its write; if that fails, the use is
   * written later like any other: no response depends on a write.
   */
  record(use: Use): Promise<void>
  /** Adds a request to the recent ones, in the same writes. */
  recordRequest(request: RecordedRequest): void
  /** Writes everything recorded so far. */
  flush(): Promise<void>
  /** Flushes and stops the timers. */
  close(): Promise<void>
}
