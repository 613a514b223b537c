// Loaded before the dashboard's own code.
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

const createServer = http.createServer

/** Node keeps only the first of two Authorization headers. Joined, the second is seen and the pair refused. */
http.createServer = (first, second) => {
  const [options, listener] = typeof first === 'function' ? [{}, first] : [first ?? {}, second]
  return createServer({ ...options, joinDuplicateHeaders: true }, listener)
}
syncBuiltinESMExports()

/** The dashboard ends with the command that started it, even when that one was killed. */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
