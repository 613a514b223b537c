import type { PresentedToken, Recorder } from '../recorder/index'
import type { HttpRequest } from './request'

/** Measures a request, and records it for the tokens that it presented. */
export interface RequestTrace {
  /** Adds a token; called while the request is authenticated. */
  present(token: PresentedToken): void
  /** Records the request; called when the status of its response is known. */
  finish(status: number): void
}

export function traceRequest(
  { usage }: { readonly usage: Pick<Recorder, 'recordRequest'> },
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
): RequestTrace {
  const startedAt = performance.now()
  const presented: PresentedToken[] = []
  return {
    present: (token) => void presented.push(token),
    finish: (status) => {
      const durationMs = Math.round(performance.now() - startedAt)
      for (const token of presented) usage.recordRequest({ ...token, method, path: new URL(url).pathname, status, durationMs })
    },
  }
}
