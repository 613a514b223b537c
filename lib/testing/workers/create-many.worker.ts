import type { PersonActor } from '../../actor'
import { userToken } from '../fixtures/org-fixture'
import { openWorkerTokens } from './worker-tokens'

interface Input {
  readonly url: string
  readonly actor: PersonActor
  readonly count: number
}

/** Makes tokens, all at once, beside another process that does the same; answers how each attempt ended. */
export const prepare = async ({ url, actor, count }: Input) => {
  const { db, tokens } = await openWorkerTokens(url)
  const attempt = async (): Promise<string> => {
    try {
      const made = await tokens.create(actor, userToken)
      return made.ok ? 'made' : made.error.code
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
