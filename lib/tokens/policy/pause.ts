import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { type Failure, fail } from '../../result'
import type { Policy } from './policy'
import { isClosing } from './store'

interface Pause {
  readonly ok: false
  readonly error: Failure<'paused'>
}

/** The failure of creating a token now, or null if new tokens are allowed. */
export async function findPause(tx: Tx, orgId: OrgId, { pausedAt, pausedNote }: Policy): Promise<Pause | null> {
  if (pausedAt) return fail('paused', pausedNote ? { detail: pausedNote } : {})
  return (await isClosing(tx, orgId)) ? fail('paused', { detail: closingNote }) : null
}

const closingNote = 'It will be deleted, and until then its tokens are rejected. An owner can cancel the deletion.'
