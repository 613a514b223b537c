import { authenticating } from './authenticate'
import type { ServiceTokenDeps } from './deps'
import { compareServiceTokens, replayRevocations } from './journal'
import { createServiceToken, describeServiceToken, listServiceTokens, revokeServiceToken } from './manage'
import type { ServiceTokens } from './types'
import { authenticateService } from './verify'

export function createServiceTokens(deps: ServiceTokenDeps): ServiceTokens {
  const authentication = authenticating(deps)
  return {
    create: (actor, input) => createServiceToken(deps, actor, input),
    list: (actor) => listServiceTokens(deps, actor),
    revoke: (actor, tokenKey) => revokeServiceToken(deps, actor, tokenKey),
    compareWithJournal: () => compareServiceTokens(deps),
    replayRevocations: (revoked) => replayRevocations(deps, revoked),
    about: (caller) => describeServiceToken(deps, caller),
    authenticate: (presented) => authenticateService(authentication, presented),
  }
}

export { authenticating } from './authenticate'
export type { ServiceCaller, ServiceTokens } from './types'
