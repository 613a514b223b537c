import { randomUUID } from 'node:crypto'
import { requestLineProblem } from './request-line.mjs'

/** Peers by socket. Read when the connection opens: a client that resets it later leaves none to read. */
const peers = new WeakMap()

/** Headers that only proxy.ts may set. */
const reserved = ['x-nonce', 'x-keyrail-path', 'x-keyrail-origin', 'x-middleware-subrequest']
/** Marks a request that was admitted before: to render the page after an action, the framework sends its headers to itself. */
const passHeader = 'x-keyrail-pass'
const pass = randomUUID()
const safeId = /^[0-9A-Za-z._-]{8,64}$/

export function rememberPeers(server) {
  server.prependListener('connection', (socket) => peers.set(socket, socket.remoteAddress))
}

/** Passes requests that the framework can handle to `listener`, with their peer and without headers that only Keyrail sets. */
export function admit(listener) {
  return (request, response) => {
    const peer = peers.get(request.socket)
    if (peer === undefined) return request.socket.destroy()
    const rejection = requestLineProblem(request)
    if (rejection !== null) return reject(request, response, rejection)
    for (const name of reserved) delete request.headers[name]
    if (request.headers[passHeader] !== pass) namePeer(request, peer)
    request.headers[passHeader] = pass
    mergeSlashes(request)
    return listener(request, response)
  }
}

/** The dashboard sees headers only: appends the peer of the connection to the forwarding chain, so that clients cannot forge it. */
function namePeer({ headers }, peer) {
  const claimed = headers['x-forwarded-for']
  headers['x-forwarded-for'] = claimed === undefined ? peer : `${claimed}, ${peer}`
}

/** Paths that software requests. */
const forSoftware = /^\/(?:api|oauth|qa|\.well-known)(?:\/|$)/

/**
 * The framework redirects a path with repeated slashes or a slash at its end. Software doesn't follow, or loses its body on the
 * way: there, the path counts as without them.
 */
function mergeSlashes(request) {
  const [path] = request.url.split('?', 1)
  const merged = path.replace(/[/\\]+/g, '/').replace(/(?<=.)\/$/, '')
  if (forSoftware.test(merged)) request.url = merged + request.url.slice(path.length)
}

/** Responds like lib/http does. The connection closes, because what follows a rejected head may not be its body. */
function reject(request, response, { problem: { code, ...rest }, headers }) {
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
