// Loaded before the dashboard's own code.
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { inRoot } from '../root.mjs'
import { createAdmission } from './admission.mjs'
import { admit, rememberPeers } from './admit.mjs'
import { ClosedResponse } from './closed-response.mjs'
import { closeGracefully } from './drain.mjs'
import { knownSession } from './known-session.mjs'
import { printAsLog } from './print.mjs'
import { serveEarly } from './serve-early.mjs'
import { serveStatic } from './serve-static.mjs'

/** Longer than the 60 s that load balancers keep idle connections, so that they close first and never reuse a closing connection. */
const quietMs = 75_000

const createServer = http.createServer
const rate = (text) => (text ? Number(text) : undefined)
const inTurn = createAdmission({
  trustedProxies: process.env.KEYRAIL_TRUSTED_PROXIES,
  tokenRate: rate(process.env.KEYRAIL_TOKEN_RATE),
  networkRate: rate(process.env.KEYRAIL_NETWORK_RATE),
  knownSession,
})

http.createServer = (first, second) => {
  const [options, listener] = typeof first === 'function' ? [{}, first] : [first ?? {}, second]
  // Node drops the second of two Authorization headers; joined, both are visible and the request is rejected
  const strict = { ...options, joinDuplicateHeaders: true, ServerResponse: ClosedResponse }
  const server = createServer(strict, listener && admit(serveStatic(inTurn(serveEarly(listener)))))
  server.keepAliveTimeout = quietMs
  rememberPeers(server)
  ignoreUpgrades(server)
  server.prependListener('listening', silenceBanner)
  return closeGracefully(server)
}
// loads the same copy of the SQLite driver: the locks of two in one process don't exclude each other
globalThis[Symbol.for('keyrail.usage-thread')] = inRoot('.next/standalone/dist/cli/usage-thread.mjs')
syncBuiltinESMExports()
printAsLog()

/** Keyrail has no WebSockets. Without a listener, Node passes a request for one on like any other. */
function ignoreUpgrades(server) {
  const on = server.on.bind(server)
  server.on = (event, listener) => (event === 'upgrade' ? server : on(event, listener))
}

/** Hides the framework's startup banner: its URL is not the configured origin, which `npm start` prints. */
function silenceBanner() {
  const { log } = console
  console.log = () => undefined
  process.nextTick(() => {
    console.log = log
  })
}

/** Exits with the command that started the dashboard, even if that was killed. */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
