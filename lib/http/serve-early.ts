import type { IncomingMessage, ServerResponse } from 'node:http'
import { closedPolicy, everywhere } from '../boot/response-headers.mjs'
import type { Server } from '../server'
import { createResponder, pathOf } from '../verifier/responder'
import { createTokenHandlers } from '../verifier/token-handlers'
import { transportSecurity } from './transport-security'

/** Responds to a request, unless its path is left to the framework; returns whether it does. `peer` is the IP address of the connection. */
type ServeEarly = (message: IncomingMessage, response: ServerResponse, peer: string) => boolean

/** Serves verification before the framework, which alone costs several times as much as a verdict. */
export function createEarly(server: Server): ServeEarly {
  const { env, log, random, usage, proxies } = server
  const headers = { 'Content-Security-Policy': closedPolicy, ...everywhere, ...transportSecurity(env.origin) }
  const responder = createResponder({ log, random, fields: Object.entries(headers).flat(), isStopping: () => false })
  const handlers = createTokenHandlers({ server, usage, responder, log, trustedProxies: env.trustedProxies })
  return (message, response, peer) => {
    const path = pathOf(message)
    const serve = handlers.get(path)
    if (!serve) return false
    proxies.observe(String(message.headers['x-forwarded-for']))
    responder.serve(serve, { message, response, path, peer })
    return true
  }
}

/** Where scripts/start/preload.mjs, which the bundler does not see, finds it. */
export function serveEarly(server: Server): void {
  const slots = globalThis as { [slot: symbol]: ServeEarly }
  slots[Symbol.for('keyrail.early')] = createEarly(server)
}
