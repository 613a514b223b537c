import { randomUUID } from 'node:crypto'

const safeId = /^[0-9A-Za-z._-]{8,64}$/

/** Responds like lib/http does. The connection closes, because what follows a rejected head may not be its body. */
export function reject(request, response, { problem: { code, ...rest }, headers }) {
  const given = request.headers['x-request-id']
  const requestId = typeof given === 'string' && safeId.test(given) ? given : randomUUID()
  const body = JSON.stringify({ type: `/docs/problems/${code.replaceAll('_', '-')}`, ...rest, code, requestId })
  response.writeHead(rest.status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    ...headers,
  })
  response.end(body)
}
