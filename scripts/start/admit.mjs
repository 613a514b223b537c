import { randomUUID } from 'node:crypto'
import { reject } from './reject.mjs'
import { requestLineProblem } from './request-line.mjs'

/** Peers by socket. Read when the connection opens: a client that resets it later leaves none to read. */
const peers = new WeakMap()

/** Headers that only proxy.ts may set. */
const reserved = ['x-nonce', 'x-keyrail-path', 'x-keyrail-origin', 'x-middleware-subrequest']
/** Marks a request that was admitted before: to render the page after an action, the framework sends its headers to itself. */
const passHeader = 'x-keyrail-pass'
const pass = randomUUID()
/** Requests that the framework sends to itself: they run as part of another one. */
const ownRequests = new WeakSet()
export const isOwnRequest = (request) => ownRequests.has(request)

export const peerOf = ({ socket }) => peers.get(socket)

export function rememberPeers(server) {
  server.prependListener('connection', (socket) => peers.set(socket, socket.remoteAddress))
}

/** Passes requests that the framework can handle to `listener`, with their peer and without headers that only Keyrail sets. */
export function admit(listener) {
  return (request, response) => {
    const peer = peerOf(request)
    if (peer === undefined) return request.socket.destroy()
    const rejection = requestLineProblem(request)
    if (rejection !== null) return reject(request, response, rejection)
    for (const name of reserved) delete request.headers[name]
    if (request.headers[passHeader] === pass) ownRequests.add(request)
    else namePeer(request, peer)
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
