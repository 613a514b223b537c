import type { Tx } from '../db/client'
import type { OrgId, TokenId } from '../ids'

export { createUsage, type UsageDeps } from './recorder'
export type { Schedule } from './schedule'
export { createWatch, type Watch } from './watch'

/** One presented token whose secret was right. */
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
  /** True in a notice window: the use is written before the answer. */
  readonly urgent: boolean
  /** True minutes after the secret was shown: somebody waits to see that it works. */
  readonly awaited?: boolean
}

export interface Usage {
  /**
   * Counts a use. The first one of a 10 s window is written within 1 s, as is the first awaited one of each secret, the rest
   * together at its end; an urgent one is written when the promise resolves.
   */
  record(use: Use): Promise<void>
  /** Writes everything counted so far. */
  flush(): Promise<void>
  /** The last use that was written; until the transaction ends, nobody can write another. */
  hold(tx: Tx, orgId: OrgId, tokenId: TokenId): Promise<Date | null>
  /** Flushes and stops the timers. */
  close(): Promise<void>
}
