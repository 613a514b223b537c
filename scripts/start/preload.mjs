// Loaded before the dashboard's own code.
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { serveStatic } from './serve-static.mjs'

/** Longer than the 60 s that load balancers keep idle connections, so that they close first and never reuse a closing connection. */
const quietMs = 75_000

const createServer = http.createServer

http.createServer = (first, second) => {
  const [options, listener] = typeof first === 'function' ? [{}, first] : [first ?? {}, second]
  // Node drops the second of two Authorization headers; joined, both are visible and the request is rejected
  const server = createServer({ ...options, joinDuplicateHeaders: true }, listener && serveStatic(listener))
  server.keepAliveTimeout = quietMs
  server.prependListener('request', namePeer)
  server.prependListener('request', mergeSlashes)
  server.prependListener('listening', silenceBanner)
  return closingKeyrail(server)
}
syncBuiltinESMExports()

/** The dashboard sees headers only: appends the peer of the connection to the forwarding chain, so that clients cannot forge it. */
function namePeer(request) {
  const claimed = request.headers['x-forwarded-for']
  const chain = [claimed, request.socket.remoteAddress].filter(Boolean)
  request.headers['x-forwarded-for'] = chain.join(', ')
}

/**
 * The framework redirects a path with repeated slashes or a slash at its end. Software that calls the API doesn't follow, or loses
 * its body on the way: there, the path counts as without them.
 */
function mergeSlashes(request) {
  const [path] = request.url.split('?', 1)
  const merged = wellEncoded(path)
    .replace(/[/\\]+/g, '/')
    .replace(/(?<=.)\/$/, '')
  if (/^\/(?:api|oauth|qa)(?:\/|$)/.test(merged)) request.url = merged + request.url.slice(path.length)
}

/** A path that cannot be decoded is a literal one, which no route has: the framework would respond with its own page. */
function wellEncoded(path) {
  try {
    decodeURIComponent(path)
    return path
  } catch {
    return path.replaceAll('%', '%25')
  }
}

/** Hides the framework's startup banner: its URL is not the configured origin, which `npm start` prints. */
function silenceBanner() {
  const { log } = console
  console.log = () => undefined
  process.nextTick(() => {
    console.log = log
  })
}

/** About a call of a server action that the framework could not read, such as one from a page of an earlier version. */
const unreadCall =
  /^(?:Failed to find Server Action|Invalid Server Actions? request|Server Action arguments list|Invalid forward reference)/

/** Such a call is the client's mistake: one line of the log without a stack. */
for (const level of ['warn', 'error']) {
  const print = console[level]
  console[level] = (...values) => {
    const error = values.find((value) => value instanceof Error && unreadCall.test(value.message))
    if (error) print(error.message.split('\n', 1)[0])
    else print(...values)
  }
}

/** Writes the usage before it waits for the last response, which may take too long; then writes the rest and closes the database. */
function closingKeyrail(server) {
  const close = server.close.bind(server)
  server.close = (done) => {
    const keyrail = globalThis[Symbol.for('keyrail.server')]
    // what fails here is logged, and written again at the end
    keyrail?.usage.flush().catch(() => undefined)
    return close((error) => {
      Promise.resolve(keyrail?.close())
        .catch((reason) => console.error(reason))
        .finally(() => done?.(error))
    })
  }
  return server
}

/** Exits with the command that started the dashboard, even if that was killed. */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
