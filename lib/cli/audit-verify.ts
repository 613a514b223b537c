import { CommandError } from '../../scripts/command-error.mjs'
import type { CheckedChain } from '../audit-log/index'
import type { Server } from '../server'
import { withServer } from './open-server'
import { listOrganizations } from './store'

/** Compares audit chains, token rows and journal; fails with everything that was changed outside Keyrail. */
export async function auditVerify(): Promise<string> {
  const { chains, problems, notes } = await withServer(inspect)
  if (problems.length > 0) throw new CommandError(problems.join('\n'))
  return [...chains, ...notes].join('\n')
}

async function inspect({ db, auditLog, tokens, serviceTokens, journal }: Server) {
  const slugs = new Map((await listOrganizations(db)).map(({ id, slug }) => [id, slug]))
  const nameOf = ({ of }: CheckedChain) => (of === null ? 'The installation' : (slugs.get(of) ?? `The organization ${of}`))
  const checked = await auditLog.inspect()
  const { putBack, edited } = await tokens.compareWithJournal()
  const service = await serviceTokens.compareWithJournal()
  const { unreadable, missing } = await journal.read()
  return {
    chains: checked.map((chain) => `${nameOf(chain)}: ${chain.entries} ${chain.entries === 1 ? 'entry' : 'entries'}, chain intact.`),
    problems: [
      ...checked.flatMap((chain) => problemOf(chain, nameOf(chain))),
      ...[...putBack, ...service.putBack].map((tokenKey) => `${tokenKey}: the row is older than the journal: it was put back.`),
      ...edited.map((tokenKey) => `${tokenKey}: the row does not match its seal: it was edited.`),
      ...(missing > 0 ? [`The journal lacks ${missing} lines.`] : []),
    ],
    // a process that is killed while it writes leaves one
    notes: unreadable > 0 ? [`The journal has ${unreadable} lines that Keyrail did not write to the end.`] : [],
  }
}

function problemOf({ firstBroken, isMissing }: CheckedChain, name: string): string[] {
  if (firstBroken === null) return []
  return [isMissing ? `${name}: the chain is missing.` : `${name}: the chain is broken at entry ${firstBroken}.`]
}
