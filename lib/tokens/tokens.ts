import type { TokenDeps } from './deps'
import { runExpiry } from './expiry/run'
import type { Tokens } from './types'
import { endOverlap } from './verbs/change-overlap'
import { createToken } from './verbs/create'
import { editToken } from './verbs/edit'
import { exportTokens } from './verbs/export'
import { keepToken } from './verbs/keep'
import { listTokens } from './verbs/list'
import { endManaged, issueManaged } from './verbs/managed'
import { createOptions, limitState, mayCreateAny, nameTaken } from './verbs/options'
import { administers, previewPolicy, showPolicy } from './verbs/policy'
import { listReach, tabsOf } from './verbs/reach'
import { removeToken } from './verbs/remove'
import { restoreToken } from './verbs/restore'
import { viewToken } from './verbs/reveal-stored'
import { revokeToken } from './verbs/revoke'
import { revokeOwned } from './verbs/revoke-owned'
import { rotateToken } from './verbs/rotate'
import { savePolicy } from './verbs/save-policy'
import { setTokenActive } from './verbs/set-active'
import { firstUse, handOver, showToken, tokenUsage } from './verbs/show'
import { aboutToken, enterWith, verifyToken } from './verify/verify'

/** The token service over one database, clock and key ring. */
export function createTokens(deps: TokenDeps): Tokens {
  return {
    list: (actor, filter) => listTokens(deps, actor, filter),
    exportRows: (actor, filter, keys) => exportTokens(deps, actor, filter, keys),
    show: (actor, tokenKey) => showToken(deps, actor, tokenKey),
    usage: (actor, tokenKey, days) => tokenUsage(deps, actor, tokenKey, days),
    options: (actor) => createOptions(deps, actor),
    mayCreate: mayCreateAny,
    tabs: tabsOf,
    reach: (actor) => listReach(deps, actor),
    limit: (actor) => limitState(deps, actor),
    mayChangePolicy: administers,
    policy: (actor) => showPolicy(deps, actor),
    previewPolicy: (actor, input) => previewPolicy(deps, actor, input),
    savePolicy: (actor, input, version) => savePolicy(deps, actor, input, version),
    nameTaken: (actor, name) => nameTaken(deps, actor, name),
    create: (actor, input) => createToken(deps, actor, input),
    edit: (actor, tokenKey, input) => editToken(deps, actor, tokenKey, input),
    setActive: (actor, tokenKey, active) => setTokenActive(deps, actor, tokenKey, active),
    remove: (actor, tokenKey) => removeToken(deps, actor, tokenKey),
    restore: (actor, tokenKey) => restoreToken(deps, actor, tokenKey),
    rotate: (actor, tokenKey, input) => rotateToken(deps, actor, tokenKey, input),
    endOverlap: (actor, tokenKey, input) => endOverlap(deps, actor, tokenKey, input),
    keep: (actor, tokenKey) => keepToken(deps, actor, tokenKey),
    revoke: (actor, tokenKey) => revokeToken(deps, actor, tokenKey),
    revokeOwned: (tx, leaving) => revokeOwned(deps, tx, leaving),
    view: (actor, tokenKey) => viewToken(deps, actor, tokenKey),
    managed: {
      issue: (...given) => issueManaged(deps, ...given),
      end: (...given) => endManaged(deps, ...given),
    },
    firstUse: (actor, tokenKey) => firstUse(deps, actor, tokenKey),
    handOver: (actor, tokenKey) => handOver(deps, actor, tokenKey),
    about: (actor) => aboutToken(deps, actor),
    runExpiry: (actor, jumpedAt) => runExpiry(deps, actor, jumpedAt),
    verify: (presented, needs) => verifyToken(deps, presented, needs),
    enter: (presented, needs, origin) => enterWith(deps, presented, needs, origin),
  }
}
