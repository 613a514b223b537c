import type { Rate } from '../rate-limit/rate'
import type { PresentedToken, Recorder } from '../recorder/index'
import { rateHeaders } from './rate-headers'
import type { HttpRequest } from './request'

/** Measures a request, and records it for the tokens that it presented. */
export interface RequestTrace {
  /** Adds a token; called while the request is authenticated. */
  present(token: PresentedToken, rate: Rate | null): void
  /** Headers about the rate limit of the token that authenticated the request. */
  headers(): Readonly<Record<string, string>>
  /** Records the request; called when the status of its response is known. */
  finish(status: number): void
}

export function traceRequest(
  { usage }: { readonly usage: Pick<Recorder, 'recordRequest'> },
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
): RequestTrace {
  const startedAt = performance.now()
  const presented: PresentedToken[] = []
  let headers: Readonly<Record<string, string>> = {}
  return {
    present: (token, rate) => {
      presented.push(token)
      headers = rateHeaders(rate)
    },
    headers: () => headers,
    finish: (status) => {
      const durationMs = Math.round(performance.now() - startedAt)
      for (const token of presented) usage.recordRequest({ ...token, method, path: new URL(url).pathname, status, durationMs })
    },
  }
}
