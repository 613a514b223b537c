import { type DestinationStream, pino } from 'pino'
import { printable } from './boot/printable.mjs'
import { type Log, type LogFields, logFields } from './ports'

const allowed: ReadonlySet<string> = new Set(logFields)

/** Structured lines on standard output: allow-listed fields, tokens and credentials masked, control characters escaped. */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent', to: DestinationStream = pino.destination(1)): Log {
  const logger = pino({ level, base: null, formatters: { level: (label) => ({ level: label }) } }, to)
  return {
    info: (message, fields) => logger.info(clean(fields), printable(message)),
    warn: (message, fields) => logger.warn(clean(fields), printable(message)),
    error: (message, fields) => logger.error(clean(fields), printable(message)),
  }
}

function clean(fields: LogFields = {}): LogFields {
  const kept = Object.entries(fields).filter(([name]) => allowed.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, typeof value === 'string' ? printable(value) : value]))
}
