import { peerOf } from './admit.mjs'

const slot = Symbol.for('keyrail.early')

/** Lets the dashboard respond before the framework, which serves the same paths until the dashboard has opened its database. */
export const serveEarly = (listener) => (request, response) => {
  const isServed = globalThis[slot]?.(request, response, peerOf(request))
  if (!isServed) listener(request, response)
}
