import type { Accepted } from './verdict'

const verdicts = new WeakMap<object, Accepted>()

/** Attaches a verdict where no client and no other middleware can write. */
export const attach = (request: object, verdict: Accepted): void => void verdicts.set(request, verdict)

/** The verdict on a request that `requireToken` accepted. Throws if it did not run. */
export function verdictOf(request: object): Accepted {
  const verdict = verdicts.get(request)
  if (!verdict) throw new Error('This request has no verdict: put requireToken before its handler.')
  return verdict
}
