import type { Role } from '../../actor'
import type { Reader, Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { splitList } from '../record'
import { findPolicyRow } from '../store'
import type { Policy } from './policy'
import type { PolicyTerms, PresetName } from './presets'
import type { PolicyColumns } from './store'

export async function readPolicy(db: Reader | Tx, orgId: OrgId): Promise<Policy> {
  const { orgId: _orgId, version: _version, ...row } = await findPolicyRow(db, orgId)
  return {
    ...row,
    preset: row.preset as PresetName,
    noticeDays: parseDays(row.noticeDays),
    adminCreators: splitList(row.adminCreators) as Role[],
    locationCreators: splitList(row.locationCreators) as Role[],
  }
}

const parseDays = (stored: string): number[] => splitList(stored).map(Number)

export function policyColumns({ noticeDays, adminCreators, locationCreators, ...rest }: Policy): PolicyColumns {
  return { ...rest, noticeDays: noticeDays.join(' '), adminCreators: adminCreators.join(' '), locationCreators: locationCreators.join(' ') }
}

/** The first policy of an organization, as stored; inactivity counts from `now`. */
export const firstPolicy = (preset: PresetName, terms: PolicyTerms, now: Date): PolicyColumns =>
  policyColumns({ ...terms, preset, inactivitySince: terms.inactivityDays > 0 ? now : null, pausedAt: null, pausedNote: null })
