import { CommandError } from '../../scripts/command-error.mjs'
import type { OperatorActor } from '../actor'
import type { ClockTimes } from '../time/clock-operator'
import { withServer } from './open-server'

const usage = 'Usage: npm run keyrail -- clock [accept | reset]'

const operator: OperatorActor = { kind: 'operator', name: 'command line' }

/** Shows the machine's clock next to the latest time seen, or takes the machine's clock as right. */
export async function clock([verb = 'show', ...rest]: readonly string[] = process.argv.slice(3)): Promise<string> {
  if (rest.length > 0) throw new CommandError(usage)
  if (verb === 'show') return show(await withServer(({ clockOperator }) => clockOperator.read()))
  if (verb === 'accept') return accept()
  if (verb === 'reset') return reset()
  throw new CommandError(usage)
}

const show = ({ machine, latest }: ClockTimes): string =>
  [`The machine's clock:  ${machine.toISOString()}`, `Latest time seen:     ${latest?.toISOString() ?? 'none yet'}`].join('\n')

async function accept(): Promise<string> {
  const accepted = await withServer(({ clockOperator }) => clockOperator.accept(operator))
  if (accepted.ok) return `Accepted ${accepted.value.machine.toISOString()}. Running processes follow within seconds.`
  throw new CommandError("The machine's clock is behind the latest time seen. If the machine is right, run: npm run keyrail -- clock reset")
}

async function reset(): Promise<string> {
  const done = await withServer(({ clockOperator }) => clockOperator.reset(operator))
  if (done.ok) return `Reset the clock to ${done.value.machine.toISOString()}. Running processes follow within seconds.`
  throw new CommandError("The machine's clock is not behind the latest time seen, so there is nothing to reset.")
}
