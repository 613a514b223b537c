import { isAdministrator } from '../actor'
import { deleteExpired } from '../db/retention'
import type { TokenDeps } from './deps'
import { retention } from './expiry/clean-store'
import { runExpiry } from './expiry/run'
import { revokeFirst, revokePending } from './former-members/revoke'
import { countOwned, findPending, insertPending } from './former-members/store'
import { compareWithJournal } from './journal/compare'
import { replayJournal } from './journal/replay'
import { reportUsage } from './report/report'
import { deleteDestroyed } from './stored-secret/destroy'
import type { Tokens } from './types'
import { changeOverlap } from './verbs/change-overlap'
import { createToken } from './verbs/create'
import { editToken } from './verbs/edit'
import { exportTokens } from './verbs/export'
import { keepToken } from './verbs/keep'
import { listTokens } from './verbs/list'
import { issueManaged, revokeManaged } from './verbs/managed'
import { canCreateAny, createOptions, listTerms, readLimit, takenName } from './verbs/options'
import { previewPolicy, showPolicy } from './verbs/policy'
import { listOwners, listReach, tabsOf } from './verbs/reach'
import { recentRequests } from './verbs/recent-requests'
import { removeToken } from './verbs/remove'
import { restoreToken } from './verbs/restore'
import { revealStored } from './verbs/reveal-stored'
import { revokeToken } from './verbs/revoke'
import { rotateToken } from './verbs/rotate'
import { savePolicy } from './verbs/save-policy'
import { setTokenActive } from './verbs/set-active'
import { firstUse, handOver, readToken, showToken, tokenUsage } from './verbs/show'
import { describeToken } from './verify/describe'
import { findToVerify } from './verify/find'
import { authenticateToken, type VerifyDeps, verifyToken } from './verify/verify'

export function createTokens(deps: TokenDeps): Tokens {
  const { keys, scopes, log, journal, limiter, usage } = deps
  const verifying: VerifyDeps = { keys, scopes, log, journal, usage, limiter, find: findToVerify(deps) }
  return {
    list: (actor, filter) => listTokens(deps, actor, filter),
    exportRows: (actor, filter, keys) => exportTokens(deps, actor, filter, keys),
    read: (actor, tokenKey) => readToken(deps, actor, tokenKey),
    show: (actor, tokenKey) => showToken(deps, actor, tokenKey),
    usage: (actor, tokenKey, days) => tokenUsage(deps, actor, tokenKey, days),
    report: (actor, filter) => reportUsage(deps, actor, filter),
    options: (actor) => createOptions(deps, actor),
    listTerms: (actor, locationIds) => listTerms(deps, actor, locationIds),
    canCreate: canCreateAny,
    tabs: tabsOf,
    reach: (actor) => listReach(deps, actor),
    owners: (actor) => listOwners(deps, actor),
    limit: (actor) => readLimit(deps, actor),
    policy: {
      canChange: isAdministrator,
      show: (actor) => showPolicy(deps, actor),
      preview: (actor, input) => previewPolicy(deps, actor, input),
      save: (actor, input, version) => savePolicy(deps, actor, input, version),
    },
    takenName: (actor, name) => takenName(deps, actor, name),
    create: (actor, input) => createToken(deps, actor, input),
    edit: (actor, tokenKey, input) => editToken(deps, actor, tokenKey, input),
    setActive: (actor, tokenKey, active) => setTokenActive(deps, actor, tokenKey, active),
    remove: (actor, tokenKey) => removeToken(deps, actor, tokenKey),
    restore: (actor, tokenKey) => restoreToken(deps, actor, tokenKey),
    rotate: (actor, tokenKey, input) => rotateToken(deps, actor, tokenKey, input),
    changeOverlap: (actor, tokenKey, input) => changeOverlap(deps, actor, tokenKey, input),
    keep: (actor, tokenKey) => keepToken(deps, actor, tokenKey),
    revoke: (actor, tokenKey) => revokeToken(deps, actor, tokenKey),
    ofFormerMembers: {
      count: countOwned,
      begin: insertPending,
      revokeFirst: (members) => revokeFirst(deps, members),
      arePending: async (tx, member) => (await findPending(tx, member)) !== null,
      revokePending: () => revokePending(deps),
    },
    revealStored: (actor, tokenKey) => revealStored(deps, actor, tokenKey),
    managed: {
      issue: (...args) => issueManaged(deps, ...args),
      revoke: (...args) => revokeManaged(deps, ...args),
    },
    recentRequests: (actor, tokenKey, filter) => recentRequests(deps, actor, tokenKey, filter),
    firstUse: (actor, tokenKey) => firstUse(deps, actor, tokenKey),
    handOver: (actor, tokenKey) => handOver(deps, actor, tokenKey),
    describe: (actor) => describeToken(deps, actor),
    runExpiry: (actor, jumpedAt) => runExpiry(deps, actor, jumpedAt),
    deleteDestroyed: () => deleteDestroyed(deps),
    clean: (now) => deleteExpired(deps.db, now, retention),
    compareWithJournal: () => compareWithJournal(deps),
    replayJournal: (contents) => replayJournal(deps, contents),
    verify: (presented, needs) => verifyToken(verifying, presented, needs),
    authenticate: (presented, needs, origin) => authenticateToken(verifying, presented, needs, origin),
  }
}
