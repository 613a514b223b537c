/** How long requests may take to finish once the server stops; the command that started it kills it after 15 s. */
const patienceMs = 8_000

/**
 * Closing the server writes the usage counters first, so that a kill loses none. It waits for the requests that are running, closes
 * the connections that stall, and closes the database last.
 */
export function closeGracefully(server, withinMs = patienceMs) {
  const close = server.close.bind(server)
  server.close = (done) => {
    const keyrail = globalThis[Symbol.for('keyrail.server')]
    void quietly(keyrail?.usage?.flush())
    // a client that goes on over the same connection would keep the server from stopping
    server.prependListener('request', (_, response) => {
      response.shouldKeepAlive = false
    })
    const impatience = setTimeout(() => server.closeAllConnections(), withinMs)
    close(async (error) => {
      clearTimeout(impatience)
      await quietly(keyrail?.close())
      done?.(error)
    })
    return server
  }
  return server
}

const quietly = (work) => Promise.resolve(work).catch((reason) => console.error(reason))
