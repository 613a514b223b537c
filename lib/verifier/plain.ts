import type { HttpResult } from '../http/context'
import { catching, failureOf } from '../http/perform'
import { type PlainResponse, plainProblem } from '../http/problem'
import { noHeaders } from '../http/rate-headers'
import type { Log } from '../ports'
import type { Exchange, Handle, Respond } from './exchange'

/** The response to a result; an exception is reported as `unavailable` or `internal`. */
export const plainly =
  ({ log }: { readonly log: Log }, respond: Respond): Handle =>
  async (exchange) => {
    const { request, requestId } = exchange
    return toPlain(await catching(log, { requestId, url: request.url }, () => respond(exchange)), requestId)
  }

const jsonOnly = { 'Content-Type': 'application/json' }

export function toPlain(result: HttpResult, requestId: string): PlainResponse {
  if (!result.ok) return plainProblem(result.error, requestId)
  const { status, headers = noHeaders, body } = result.value
  if (body === undefined) return { status, headers, body: null }
  return { status, headers: headers === noHeaders ? jsonOnly : { ...headers, ...jsonOnly }, body: JSON.stringify(body) }
}

export const toPlainFailure = (log: Log, { requestId, request: { url } }: Exchange, error: unknown): PlainResponse =>
  plainProblem(failureOf(log, { requestId, url }, error), requestId)
