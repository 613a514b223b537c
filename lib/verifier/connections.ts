import type { Worker } from 'node:cluster'
import type { Server as HttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'

/** Messages about connections between the primary process and its workers. */
type ConnectionMessage = { readonly type: 'ready' } | { readonly type: 'connection' } | { readonly type: 'stop' }

interface Distributor {
  /** Accepts the connections of the port. */
  readonly listener: Server
  /** Resolves once the worker can take connections. */
  add(worker: Worker): Promise<void>
  /** Stops accepting, then stops the workers: each receives every connection that was accepted for it first. */
  stop(): void
}

/**
 * Hands each accepted connection to the next worker. Workers that shared the port themselves would stop accepting one after another,
 * and the last one would lose connections that were accepted for it in the meantime.
 */
export function createDistributor(): Distributor {
  const workers: Worker[] = []
  /** Accepted while there was no worker. */
  const waiting: Socket[] = []
  let next = 0

  function hand(socket: Socket): void {
    const worker = workers[next % workers.length]
    next += 1
    if (!worker) waiting.push(socket)
    else
      worker.send({ type: 'connection' } satisfies ConnectionMessage, socket, (error) => {
        if (!error) return
        remove(worker)
        hand(socket)
      })
  }

  function remove(worker: Worker): void {
    const index = workers.indexOf(worker)
    if (index >= 0) workers.splice(index, 1)
  }

  const listener = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => undefined)
    hand(socket)
  })
  return {
    listener,
    add: (worker) =>
      new Promise((resolve) => {
        worker.once('disconnect', () => remove(worker))
        // a message to a worker that has just died; its connections died with it
        worker.on('error', () => remove(worker))
        worker.on('message', ({ type }: ConnectionMessage) => {
          if (type !== 'ready') return
          workers.push(worker)
          for (const socket of waiting.splice(0)) hand(socket)
          resolve()
        })
      }),
    stop() {
      listener.close()
      for (const worker of workers) if (worker.isConnected()) worker.send({ type: 'stop' } satisfies ConnectionMessage)
      for (const socket of waiting) socket.destroy()
    },
  }
}

/** Serves the connections that the primary process hands over; resolves when it says to stop. */
export function receiveConnections(http: HttpServer): Promise<void> {
  // starts the timeouts of requests, as listening on a port does
  http.emit('listening')
  // a service manager signals all processes together, but this one must first receive its last connection
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)
  return new Promise((resolve) => {
    process.on('message', ({ type }: ConnectionMessage, socket: Socket | undefined) => {
      if (type === 'stop') resolve()
      if (type !== 'connection' || !socket) return
      socket.allowHalfOpen = true
      socket.setNoDelay(true)
      http.emit('connection', socket)
      socket.resume()
    })
    process.send?.({ type: 'ready' } satisfies ConnectionMessage)
  })
}
