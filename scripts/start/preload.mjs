// Loaded before the dashboard's own code.
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { serveStatic } from './serve-static.mjs'

/** Longer than the minute that load balancers keep a quiet connection: they close it, and never send into one that is being closed. */
const quietMs = 75_000

const createServer = http.createServer

http.createServer = (first, second) => {
  const [options, listener] = typeof first === 'function' ? [{}, first] : [first ?? {}, second]
  // Node keeps only the first of two Authorization headers. Joined, the second is seen and the pair rejected
  const server = createServer({ ...options, joinDuplicateHeaders: true }, listener && serveStatic(listener))
  server.keepAliveTimeout = quietMs
  server.prependListener('request', namePeer)
  server.prependListener('listening', silenceBanner)
  return closingKeyrail(server)
}
syncBuiltinESMExports()

/** The dashboard sees headers only: the last address of the chain is the peer of the connection, whatever a client claims. */
function namePeer(request) {
  const claimed = request.headers['x-forwarded-for']
  const chain = [claimed, request.socket.remoteAddress].filter(Boolean)
  request.headers['x-forwarded-for'] = chain.join(', ')
}

/** What the framework says as it begins to listen names an address that is not the configured one; npm start says the right one. */
function silenceBanner() {
  const { log } = console
  console.log = () => undefined
  process.nextTick(() => {
    console.log = log
  })
}

/** After the last answer lib/server.ts writes what is still counted and closes the database. */
function closingKeyrail(server) {
  const close = server.close.bind(server)
  server.close = (done) =>
    close((error) => {
      Promise.resolve(globalThis[Symbol.for('keyrail.server')]?.close())
        .catch((reason) => console.error(reason))
        .finally(() => done?.(error))
    })
  return server
}

/** The dashboard ends with the command that started it, even when that one was killed. */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
