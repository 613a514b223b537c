import type { TokenView } from '@/lib/tokens/schema'
import type { AfterFailure } from '../after-failure'
import { countTokens } from '../labels'

/** Tokens of a bulk action by what happened to them. */
export interface BulkResult {
  readonly succeeded: readonly TokenView[]
  readonly missing: readonly TokenView[]
  /** Rejected: unchanged. */
  readonly failed: readonly TokenView[]
  /** Neither the action nor the read after it got a response. */
  readonly unknown: readonly TokenView[]
}

type BulkFate = keyof BulkResult

/** What happened to a token whose action failed. */
export function fateAfter(after: AfterFailure, isDone: (token: TokenView | null) => boolean): BulkFate {
  if (after.kind === 'read') return isDone(after.token) ? 'succeeded' : 'failed'
  if (after.kind === 'missing') return isDone(null) ? 'succeeded' : 'missing'
  return after.kind === 'unread' ? 'unknown' : 'failed'
}

/** Toast about the tokens that a bulk action did not change; null if there are none. */
export function bulkFailureText({ missing, failed, unknown }: BulkResult, participle: string): string | null {
  const sentences = [
    failed.length > 0 && `${countTokens(failed.length)} could not be ${participle}.`,
    missing.length > 0 && `${countTokens(missing.length)} no longer ${missing.length === 1 ? 'exists' : 'exist'}.`,
    unknown.length > 0 &&
      `Couldn't reach Keyrail. It is not known whether ${countTokens(unknown.length)} ${unknown.length === 1 ? 'was' : 'were'} ${participle}.`,
  ].filter((sentence) => sentence !== false)
  return sentences.length > 0 ? sentences.join(' ') : null
}
