import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpResult } from '../http/context'
import type { PlainResponse } from '../http/problem'
import type { HttpRequest } from '../http/request'
import type { RawHeaders } from './raw-headers'

/** One request to the verifier, and what its handler may need of it. */
export interface Exchange {
  readonly request: HttpRequest & { readonly headers: RawHeaders }
  /** Without the query. */
  readonly path: string
  readonly requestId: string
  /** IP address of the connection. */
  readonly peer: string | null
}

export type Respond = (exchange: Exchange) => Promise<HttpResult>

export type Handle = (exchange: Exchange) => Promise<PlainResponse>

/** An exchange with what its response is sent by. */
export interface Received extends Exchange {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  /** On the clock of `performance.now`. */
  readonly startedAt: number
}

/** Responds to a request, now or later. */
export type Serve = (received: Received) => void
