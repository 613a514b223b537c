import type { ActionFailure, ActionOutcome, TokenDialogs } from '../types'

/** An action was answered with a failure. */
export class Rejected extends Error {
  readonly failure: ActionFailure

  constructor(failure: ActionFailure) {
    super(failure.code)
    this.failure = failure
  }
}

type Doors = Pick<TokenDialogs, 'sessionEnded' | 'confirmPerson'>

/** Runs an action; where a sign-in stands in the way, asks for it and runs it once more. Throws `Rejected` on any other failure. */
export async function perform<T>(doors: Doors, run: () => Promise<ActionOutcome<T>>): Promise<T> {
  const first = await run()
  if (first.ok) return first.value
  const second = (await passDoor(doors, first.error)) ? await run() : first
  if (!second.ok) throw new Rejected(second.error)
  return second.value
}

async function passDoor(doors: Doors, failure: ActionFailure): Promise<boolean> {
  if (failure.code === 'missing_credentials') return doors.sessionEnded()
  return failure.code === 'reauthentication_required' && doors.confirmPerson()
}
