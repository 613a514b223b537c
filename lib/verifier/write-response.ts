import type { ServerResponse } from 'node:http'
import type { PlainResponse } from '../http/problem'

export interface Written {
  readonly requestId: string
  readonly isHead: boolean
  /** Closes the connection. */
  readonly isLast: boolean
  /** Names and values in turns, sent first. */
  readonly fields: readonly string[]
}

export function writeResponse(response: ServerResponse, { status, headers, body }: PlainResponse, written: Written): void {
  const fields = [...written.fields, 'X-Request-Id', written.requestId, 'Cache-Control', 'no-store']
  for (const name in headers) fields.push(name, headers[name] ?? '')
  if (status !== 204) fields.push('Content-Length', String(body === null ? 0 : Buffer.byteLength(body)))
  if (written.isLast) fields.push('Connection', 'close')
  response.writeHead(status, fields)
  response.end(written.isHead ? undefined : (body ?? undefined))
}
