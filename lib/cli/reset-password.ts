import { parseArgs } from 'node:util'
import { CommandError } from '../../scripts/command-error.mjs'
import type { OperatorActor } from '../actor'
import { withServer } from './open-server'

const usage = 'Usage: npm run keyrail -- reset-password --email <email>'

const operator: OperatorActor = { kind: 'operator', name: 'command line' }

/** Prints a link at which a user chooses a new password, alone on stdout and once. */
export async function resetPassword(args: readonly string[] = process.argv.slice(3)): Promise<string> {
  const email = read(args)
  const created = await withServer(({ accounts }) => accounts.createResetLink(operator, email))
  if (!created.ok) throw new CommandError(created.error.detail ?? `Rejected: ${created.error.code}.`)
  console.error(`Send this link to ${email}. It works once and expires in 30 minutes.`)
  return created.value.url
}

function read(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { email: { type: 'string' } } })
    if (values.email) return values.email
  } catch {
    // unknown option: the usage follows
  }
  throw new CommandError(usage)
}
