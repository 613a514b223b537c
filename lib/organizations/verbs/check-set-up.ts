import { parseInput } from '../../input/parse'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type SetUpInput, setUpInput } from '../schema'
import { rejectSetupCode } from '../setup-code'
import { hasPeople } from '../store'
import { alreadySetUp, prefixFields, type SetUpFailure } from './set-up'

const partialInput = setUpInput.partial()

export async function checkSetUp(
  deps: OrganizationsDeps,
  input: Partial<SetUpInput>,
  origin: Origin,
): Promise<Outcome<null, SetUpFailure>> {
  if (await hasPeople(deps.db.read)) return alreadySetUp
  const parsed = parseInput(partialInput, input)
  if (!parsed.ok) return parsed
  if (input.code !== undefined) {
    const rejected = await rejectSetupCode(deps, input.code, origin)
    if (rejected) return rejected
  }
  const person = input.person === undefined ? ok(null) : deps.accounts.checkPerson(input.person)
  return person.ok ? ok(null) : fail('invalid_input', { fields: prefixFields('person', person.error.fields ?? {}) })
}
