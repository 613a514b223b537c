import type { ChainCheck } from '../../audit/index'
import type { OrgId } from '../../ids'
import type { JournalContents, JournalEntry } from '../../journal/index'
import type { AuditLogDeps } from '../deps'
import { findOrganizations, writeIntegrity } from '../store'
import type { AuditReport, CheckedChain } from '../types'

type ChainOf = OrgId | null

/** Checks every chain, and stores the results and the new ends of intact chains. */
export async function verifyChains(deps: AuditLogDeps): Promise<AuditReport> {
  const { db, clock, log, journal } = deps
  const { chains } = await journal.read()
  const checked = await checkEvery(deps, chains)
  for (const { of, entries, firstBroken, isMissing } of checked) {
    if (of !== null && !isMissing) await writeIntegrity(db, of, { at: await clock.now(), entries, firstBroken })
    if (firstBroken === null) continue
    if (isMissing) log.error('The audit log of an organization is missing.', { orgId: of })
    else if (of === null) log.error('The audit log of the installation was changed: an entry does not match.', { seq: firstBroken })
    else log.error('The audit log of an organization was changed: an entry does not match.', { orgId: of, seq: firstBroken })
  }
  await journal.append(await newAnchors(deps, chains, checked))
  const organizations = checked.filter(({ of }) => of !== null)
  return { verified: organizations.length, broken: checked.filter(({ firstBroken }) => firstBroken !== null).length }
}

export async function inspectChains(deps: AuditLogDeps): Promise<readonly CheckedChain[]> {
  return checkEvery(deps, (await deps.journal.read()).chains)
}

/** The chain of the installation, of every organization, and of those that the journal knows and the database does not. */
async function checkEvery({ db, audit }: AuditLogDeps, anchors: JournalContents['chains']): Promise<CheckedChain[]> {
  const organizations = await findOrganizations(db.read)
  const checked: CheckedChain[] = []
  for (const of of [null, ...organizations]) {
    const check = await (of === null ? audit.installation.check() : audit.check(of))
    const firstBroken = check.firstBroken ?? (await brokenAnchor(audit, of, check, anchors))
    checked.push({ of, entries: check.entries, firstBroken, isMissing: false })
  }
  const missing = [...anchors.keys()].filter((of) => of !== null && !organizations.includes(of as OrgId))
  return [...checked, ...missing.map((of) => ({ of: of as OrgId, entries: 0, firstBroken: 1, isMissing: true }))]
}

/** An intact chain must still contain the end that the journal recorded. */
async function brokenAnchor(audit: AuditLogDeps['audit'], of: ChainOf, { entries }: ChainCheck, anchors: JournalContents['chains']) {
  const anchor = anchors.get(of)
  if (!anchor) return null
  if (entries < anchor.seq) return entries + 1
  return (await audit.linkAt(of, anchor.seq)) === anchor.mac ? null : anchor.seq
}

async function newAnchors({ audit }: AuditLogDeps, anchors: JournalContents['chains'], checked: readonly CheckedChain[]) {
  const added: JournalEntry[] = []
  for (const { of, entries: seq, firstBroken } of checked) {
    if (firstBroken !== null || seq === (anchors.get(of)?.seq ?? 0)) continue
    const mac = await audit.linkAt(of, seq)
    if (mac !== null) added.push({ kind: 'chain', of, seq, mac })
  }
  return added
}
