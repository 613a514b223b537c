import { isUnavailable } from '../errors'
import type { Log, LogFields } from '../ports'

/** Logs what a request threw. Returns the code of the failure that it becomes. */
export function logFailure(log: Log, request: LogFields, error: unknown): 'unavailable' | 'internal' {
  const outage = isUnavailable(error)
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const fields = { ...request, error: message }
  if (outage) log.warn('A request found the database busy or away.', fields)
  else log.error('A request failed.', { ...fields, stack })
  return outage ? 'unavailable' : 'internal'
}
