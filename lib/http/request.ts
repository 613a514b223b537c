/** Repeated headers are joined by commas. */
export interface HttpHeaders {
  get(name: string): string | null
}

/** A request as every transport can provide it; a web `Request` is one. */
export interface HttpRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: HttpHeaders
  readonly body: AsyncIterable<Uint8Array> | null
  /** A faster way to read `body`, with the contract of `readBytes`. */
  readonly readBody?: (limit: number) => Promise<Uint8Array | null>
}
