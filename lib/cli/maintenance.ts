import { parseArgs } from 'node:util'
import { CommandError } from '../../scripts/command-error.mjs'
import type { OperatorActor } from '../actor'
import type { Failure, Result } from '../result'
import { getServer } from '../server'
import { configuration, requireKeys } from './configuration'

const usage = ['Usage: npm run keyrail -- maintenance on [--until 2026-11-20T14:00Z]', '       npm run keyrail -- maintenance off'].join(
  '\n',
)

const operator: OperatorActor = { kind: 'operator', name: 'command line' }

/** Makes the installation read-only, or ends it. Takes effect on the next request of every process. */
export async function maintenance(args: readonly string[] = process.argv.slice(3)): Promise<string> {
  const { on, until } = read(args)
  requireKeys(configuration())
  const server = getServer()
  try {
    done(await (on ? server.maintenance.start(operator, until) : server.maintenance.end(operator)))
    if (!on) return 'Maintenance mode is off.'
    const expected = until ? `, expected until ${until.toISOString()}` : ''
    return `Maintenance mode is on: Keyrail is read-only${expected}. Tokens keep working and can still be stopped. End it with: npm run keyrail -- maintenance off`
  } finally {
    await server.close()
  }
}

function read(args: readonly string[]): { readonly on: boolean; readonly until: Date | null } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { until: { type: 'string' } }, allowPositionals: true })
    const [verb, ...rest] = positionals
    const until = values.until === undefined ? null : new Date(values.until)
    const valid = until === null || (verb === 'on' && !Number.isNaN(until.getTime()))
    if ((verb === 'on' || verb === 'off') && rest.length === 0 && valid) return { on: verb === 'on', until }
  } catch {
    // unknown option: the usage follows
  }
  throw new CommandError(usage)
}

function done<T>(outcome: Result<T, Failure>): T {
  if (outcome.ok) return outcome.value
  const { code, fields } = outcome.error
  if (code === 'wrong_status') throw new CommandError('Maintenance mode is off already.')
  throw new CommandError(fields?.until?.[0] ?? `Rejected: ${code}.`)
}
