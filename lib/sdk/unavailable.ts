const longestRetrySeconds = 60

/** Keyrail could not be asked, or its response is not a verdict. Reject the request, or try again. */
export class VerifierUnavailable extends Error {
  override readonly name = 'VerifierUnavailable'
  readonly code = 'unavailable'
  /** Seconds to wait before the next try. */
  readonly retryAfter: number

  /** `reason` must hold nothing that was sent or received: errors are logged. */
  constructor(reason: string, retryAfter = 1) {
    super(`The token could not be verified: ${reason}.`)
    this.retryAfter = Math.min(Math.max(Math.trunc(retryAfter) || 1, 1), longestRetrySeconds)
  }
}
