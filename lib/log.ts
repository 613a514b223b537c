import { type DestinationStream, pino } from 'pino'
import { type Log, type LogFields, logFields } from './ports'
import { replaceSecrets } from './token-format'

const allowed: ReadonlySet<string> = new Set(logFields)

const maskedHeader = /\b(authorization|proxy-authorization|x-api-key|cookie|set-cookie)\b(["']?\s*[:=]\s*)[^\r\n]+/gi
const maskedScheme = /\b(bearer|basic)\s+[0-9A-Za-z+/=_.~-]{8,}/gi
// control, format, separator and lone surrogate characters can forge lines or reorder text
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

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

const printable = (text: string): string => escapeUnprintable(mask(text))

const mask = (text: string): string =>
  replaceSecrets(text.replace(maskedHeader, '$1$2[masked]').replace(maskedScheme, '$1 [masked]'), '_[masked]')

function escapeUnprintable(text: string): string {
  return text.replace(unprintable, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}
