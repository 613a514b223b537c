import type { PersonActor } from '../../actor'
import { userToken } from '../fixtures/org-fixture'
import { openWorkerTokens } from './worker-tokens'

interface Input {
  readonly url: string
  readonly actor: PersonActor
  readonly count: number
}

/** Creates tokens concurrently and returns the outcome of each attempt. */
export const prepare = async ({ url, actor, count }: Input) => {
  const { db, tokens } = await openWorkerTokens(url)
  const attempt = async (): Promise<string> => {
    try {
      const outcome = await tokens.create(actor, userToken)
      return outcome.ok ? 'made' : outcome.error.code
    } catch (error) {
      return `threw ${error instanceof Error ? error.name : String(error)}`
    }
  }
  return async () => {
    const outcomes = await Promise.all(Array.from({ length: count }, attempt))
    await db.close()
    return outcomes
  }
}
