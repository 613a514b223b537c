/** How long requests may take to finish once the server stops; the command that started it kills it after 15 s. */
const patienceMs = 8_000

/**
 * Closing the server writes the usage counters first, so that a kill loses none. It waits for the requests that are running, closes
 * each connection with its next response, then those that stall, and the database last.
 */
export function closeGracefully(server, withinMs = patienceMs) {
  const close = server.close.bind(server)
  const closeConnections = watchResponses(server)
  server.close = (done) => {
    const keyrail = globalThis[Symbol.for('keyrail.server')]
    void quietly(keyrail?.usage?.flush())
    closeConnections()
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

/** Returns what makes each response from then on the last one of its connection: a client that goes on would keep the server from stopping. */
function watchResponses(server) {
  const open = new Set()
  let isStopping = false
  server.prependListener('request', (_, response) => {
    if (isStopping) response.shouldKeepAlive = false
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  return () => {
    isStopping = true
    for (const response of open) response.shouldKeepAlive = false
  }
}

const quietly = (work) => Promise.resolve(work).catch((reason) => console.error(reason))
