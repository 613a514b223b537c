import { newId, type UserId } from '../ids'
import { searchText } from '../input/search'
import type { Random } from '../ports'
import type { NewUser } from './store'

type Given = Pick<NewUser, 'name' | 'email' | 'timeZone' | 'passwordHash'>

export const newUser = (random: Random, given: Given, createdAt: Date): NewUser => ({
  ...given,
  id: newId<UserId>(random),
  search: searchText(given.name, given.email),
  createdAt,
})
