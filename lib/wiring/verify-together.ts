import { authenticating } from '../service-tokens/index'
import type { TokenDeps } from '../tokens/index'
import { createVerifyTogether, type VerifyTogether } from '../verifier/verify-together'

type Deps = Pick<TokenDeps, 'db' | 'clock' | 'keys' | 'scopes' | 'log' | 'journal' | 'usage' | 'limiter'>

/** Verification for API servers, on the rows and clock of this process. */
export const verifyTogetherWith = (deps: Deps): VerifyTogether =>
  createVerifyTogether({
    ...deps,
    touch: authenticating(deps).touch,
    reader: deps.db.rows,
    query: (query) => query,
    clock: async () => {
      const now = await deps.clock.now()
      return () => now
    },
  })
