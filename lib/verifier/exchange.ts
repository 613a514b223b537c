import type { HttpResult } from '../http/context'
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
