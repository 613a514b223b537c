import type { ContactId, LocationId, OrgId, UserId } from '../ids'
import { searchText } from '../input/search'
import type { ContactView } from './schema'

/** One contact as it is kept. */
export interface ContactRecord {
  readonly id: ContactId
  readonly orgId: OrgId
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly phone: string | null
  readonly company: string | null
  readonly tags: string[]
  readonly source: string | null
  readonly externalId: string | null
  readonly locationId: LocationId | null
  readonly ownerId: UserId | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** What a contact holds before anything is said about it. */
export const blank = {
  ...{ firstName: '', lastName: '', email: null, phone: null, company: null },
  ...{ tags: [], source: null, externalId: null, version: 1 },
} satisfies Partial<ContactRecord>

/** A contact with the version its ETag is made of. */
export interface Versioned {
  readonly contact: ContactView
  readonly version: number
}

export function versioned({ version, ...record }: ContactRecord): Versioned {
  const { id, firstName, lastName, email, phone, company, tags, source, externalId, locationId, ownerId } = record
  const [createdAt, updatedAt] = [record.createdAt.toISOString(), record.updatedAt.toISOString()]
  const who = { id, firstName, lastName, email, phone, company }
  return { version, contact: { ...who, tags, source, externalId, locationId, ownerId, createdAt, updatedAt } }
}

/** What search looks into: a phone number also as its digits alone. */
export function searchOf({ firstName, lastName, email, phone, company, externalId, tags }: ContactRecord): string {
  const digits = phone?.replace(/\D/g, '') ?? ''
  return searchText(firstName, lastName, email ?? '', phone ?? '', digits, company ?? '', externalId ?? '', ...tags)
}
