import { appendFileSync } from 'node:fs'
import type { PersonActor } from '../../actor'
import { createDb } from '../../db/client'
import { createJournal } from '../../journal/index'
import { testKeys } from '../fixtures/keys'
import { userToken } from '../fixtures/org-fixture'
import { silentLog } from '../fixtures/silent-log'
import { openWorkerTokens } from './worker-tokens'

export interface ChangeUntilKilled {
  readonly url: string
  readonly journal: string
  /** File that each successful change is acknowledged in, one JSON object per line. */
  readonly acknowledged: string
  readonly actor: PersonActor
}

export interface Acknowledged {
  readonly tokenKey: string
  readonly version: number
  readonly deleted: boolean
}

/** Creates, deactivates, rotates and deletes tokens until the process is killed. */
export const prepare = async ({ url, journal: path, acknowledged, actor }: ChangeUntilKilled) => {
  const journal = createJournal({ path, auditKey: testKeys.audit, writer: String(process.pid), log: silentLog })
  const { tokens } = await openWorkerTokens(journal.over(createDb(url)), journal)
  const acknowledge = (change: Acknowledged) => appendFileSync(acknowledged, `${JSON.stringify(change)}\n`)
  const changes = [
    (tokenKey: string) => tokens.setActive(actor, tokenKey, false),
    (tokenKey: string) => tokens.setActive(actor, tokenKey, true),
    (tokenKey: string) => tokens.rotate(actor, tokenKey, { overlap: 'PT0S' }),
    (tokenKey: string) => tokens.revoke(actor, tokenKey),
  ]
  return async () => {
    for (;;) {
      const created = await tokens.create(actor, userToken)
      if (!created.ok) throw new Error(created.error.code)
      const { tokenKey } = created.value.token
      acknowledge({ tokenKey, version: 1, deleted: false })
      for (const [index, change] of changes.entries()) {
        const changed = await change(tokenKey)
        if (!changed.ok) throw new Error(changed.error.code)
        acknowledge({ tokenKey, version: index + 2, deleted: index === changes.length - 1 })
      }
    }
  }
}
