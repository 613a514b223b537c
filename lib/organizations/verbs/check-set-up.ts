import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type SetUpInput, setUpInput } from '../schema'
import { setupCodeProblem } from '../setup-code'
import { hasPeople } from '../store'
import { alreadySetUp, prefixFields, type SetUpFailure } from './set-up'

const partialInput = setUpInput.partial()

export async function checkSetUp(deps: OrganizationsDeps, input: Partial<SetUpInput>): Promise<Outcome<null, SetUpFailure>> {
  if (await hasPeople(deps.db.read)) return alreadySetUp
  const parsed = parseInput(partialInput, input)
  if (!parsed.ok) return parsed
  if (input.code !== undefined) {
    const problem = setupCodeProblem(deps, input.code)
    if (problem !== null) return fail('forbidden', { fields: { code: [problem] } })
  }
  const person = input.person === undefined ? ok(null) : deps.accounts.checkPerson(input.person)
  return person.ok ? ok(null) : fail('invalid_input', { fields: prefixFields('person', person.error.fields ?? {}) })
}
