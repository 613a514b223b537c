import { newId, type UserId } from '../ids'
import { searchText } from '../input/search'
import type { Random } from '../ports'
import type { NewUser } from './store'

type Given = Pick<NewUser, 'name' | 'email' | 'timeZone' | 'passwordHash'>

interface Verification {
  /** False if nothing has shown yet that the email address is theirs. */
  readonly emailVerified: boolean
}

export const newUser = (
  random: Random,
  given: Given,
  createdAt: Date,
  { emailVerified }: Verification = { emailVerified: true },
): NewUser => ({
  ...given,
  id: newId<UserId>(random),
  search: searchText(given.name, given.email),
  createdAt,
  emailVerifiedAt: emailVerified ? createdAt : null,
})
