import { chmodSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CommandError } from '../../scripts/command-error.mjs'
import type { OperatorActor } from '../actor'
import type { Env } from '../env'
import type { RestoreReport } from '../journal/index'
import { isInUse, isWhole, replaceDatabase } from './backup-store'
import { configuration, requireKeys } from './configuration'
import { databaseState, introduceKeysTo, migrateTo, rejectWrongKeys } from './database'
import { withServer } from './open-server'

const usage = ['Usage: npm run restore -- <backup>   (SQLite)', '       npm run restore               (Postgres, after pg_restore)'].join(
  '\n',
)

const operator: OperatorActor = { kind: 'operator', name: 'command line' }

/** Puts a backup in place of the database and replays the journal, so that what was deleted or revoked since then stays so. */
export async function restore([file, ...rest]: readonly string[] = process.argv.slice(3)): Promise<string> {
  const env = configuration()
  const isSqlite = env.databaseUrl.startsWith('file:')
  if (rest.length > 0 || isSqlite !== (file !== undefined)) throw new CommandError(usage)
  requireKeys(env)
  const kept = file === undefined ? null : await putBack(env, resolve(process.env.INIT_CWD ?? '.', file))
  await rejectWrongKeys(env)
  await migrateTo(env)
  await introduceKeysTo(env)
  const report = await withServer((server) => server.finishRestore(operator))
  return [...toLines(report), ...(kept === null ? [] : [`The database of before is ${kept}.`])].join('\n')
}

async function putBack(env: Env, backup: string): Promise<string | null> {
  const file = env.databaseUrl.slice('file:'.length)
  const ofBackup = { ...env, databaseUrl: `file:${backup}` }
  if (!existsSync(backup) || !isWhole(backup)) throw new CommandError(`${backup} is not a backup of a Keyrail database.`)
  if ((await databaseState(ofBackup)) === 'ahead') throw new CommandError('The backup is from a newer version of Keyrail.')
  await rejectWrongKeys(ofBackup)
  if (isInUse(file)) throw new CommandError('The database is in use. Stop Keyrail first.')
  const kept = replaceDatabase(file, backup)
  chmodSync(file, 0o600)
  return kept
}

const toLines = ({ tokens, damagedLines }: RestoreReport): string[] => [
  `Restored. ${tokens} ${tokens === 1 ? 'token was' : 'tokens were'} brought to the state of the journal.`,
  ...(damagedLines === 0 ? [] : [`${damagedLines} lines of the journal are missing or damaged: check the tokens that were deleted since.`]),
]
