import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CommandError } from '../../scripts/command-error.mjs'
import { copyDatabase, isWhole } from './backup-store'
import { configuration, requireKeys } from './configuration'
import { rejectWrongKeys } from './database'
import { recordBackup } from './record-backup'

// a database of an older version can be backed up, but this version does not write to it
const unrecorded = 'It could not be recorded for the status page.'

const usage = 'Usage: npm run backup -- <new file>'

/** Copies the SQLite database into a new file, also while Keyrail runs. */
export async function backup([file, ...rest]: readonly string[] = process.argv.slice(3)): Promise<string> {
  if (file === undefined || rest.length > 0) throw new CommandError(usage)
  const env = configuration()
  requireKeys(env)
  await rejectWrongKeys(env)
  if (!env.databaseUrl.startsWith('file:')) {
    throw new CommandError('The database is a Postgres server: back it up with pg_dump (docs/operating.md).')
  }
  const target = resolve(process.env.INIT_CWD ?? '.', file)
  if (existsSync(target)) throw new CommandError(`${target} exists already. Choose a new file.`)
  await copyDatabase(env.databaseUrl.slice('file:'.length), target)
  if (!isWhole(target)) throw new CommandError(`The backup ${target} is damaged. Check the disk and repeat it.`)
  const recorded = await recordBackup().catch(() => unrecorded)
  return [`Backed up the database to ${target}. Keep a copy of the keys too, separate from it.`, recorded].join('\n')
}
