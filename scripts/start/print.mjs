import { format } from 'node:util'
import { printable } from '../../lib/boot/printable.mjs'

/** About a call of a server action that the framework could not read, such as one from a page of an earlier version. */
const unreadCall =
  /^(?:Failed to find Server Action|Invalid Server Actions? request|Server Action arguments list|Invalid forward reference)/

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error', trace: 'error' }

/**
 * Everything that the framework and Node print becomes a line of the log, like those of lib/log.ts: one JSON object with tokens
 * and credentials masked.
 */
export function printAsLog() {
  const write = process.stdout.write.bind(process.stdout)
  const line = (level, text) => write(`${JSON.stringify({ level, time: Date.now(), msg: printable(text.trimEnd()) })}\n`)
  for (const [method, level] of Object.entries(levels)) console[method] = (...values) => line(level, describe(values))
  replaceWrite(process.stdout, (text) => line('info', text))
  replaceWrite(process.stderr, (text) => line('error', text))
  printProcessEvents(line)
}

/** An unreadable call is the client's mistake: one line without a stack. */
function describe(values) {
  const error = values.find((value) => value instanceof Error && unreadCall.test(value.message))
  return error ? error.message.split('\n', 1)[0] : format(...values)
}

function replaceWrite(stream, line) {
  stream.write = (chunk, encoding, done) => {
    line(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
    const callback = typeof encoding === 'function' ? encoding : done
    if (callback) process.nextTick(callback)
    return true
  }
}

/** Node prints warnings and uncaught errors past the streams. The framework keeps the process alive once it listens, too. */
function printProcessEvents(line) {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => line('warn', String(warning.stack ?? warning)))
  process.on('uncaughtException', (error) => {
    const isAlone = process.listenerCount('uncaughtException') === 1
    if (!isAlone) return
    line('error', format('Uncaught', error))
    process.exit(1)
  })
}
