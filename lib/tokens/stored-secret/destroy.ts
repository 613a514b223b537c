import { inBatches } from '../../db/batches'
import type { Tx } from '../../db/client'
import { settleEach } from '../../errors'
import type { OrgId } from '../../ids'
import type { TokenDeps } from '../deps'
import { deleteUnreadable, destroyDataKeys, findOrganizationsWithUnreadable } from './store'

/** Secrets that are deleted in the transaction that destroys them: others of the organization wait for it. */
const atOnce = 500

/** Destroys all stored secrets of an organization with this commit. The rows of many are deleted by `deleteDestroyed`. */
export async function destroySecrets(tx: Tx, orgId: OrgId): Promise<void> {
  await destroyDataKeys(tx, orgId)
  await deleteUnreadable(tx, orgId, atOnce)
}

/** Deletes the rows of destroyed secrets in short transactions; returns their number. A run that was interrupted is continued by the next. */
export async function deleteDestroyed({ db }: Pick<TokenDeps, 'db'>): Promise<number> {
  let deleted = 0
  await settleEach(await findOrganizationsWithUnreadable(db.read), async (orgId) => {
    deleted += await inBatches(db, (tx, take) => deleteUnreadable(tx, orgId, take))
  })
  return deleted
}
