import type { ContactId, LocationId, OrgId, UserId } from '../ids'
import { searchText } from '../input/search'
import { phoneDigits } from './phone'
import type { ContactView } from './schema'

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

/** Fields of a new contact before any input. */
export const blank = {
  firstName: '',
  lastName: '',
  email: null,
  phone: null,
  company: null,
  tags: [],
  source: null,
  externalId: null,
  version: 1,
} satisfies Partial<ContactRecord>

/** A contact with the version that its ETag contains. */
export interface Versioned {
  readonly contact: ContactView
  readonly version: number
}

export function versioned({ version, ...record }: ContactRecord): Versioned {
  const { id, firstName, lastName, email, phone, company, tags, source, externalId, locationId, ownerId } = record
  return {
    version,
    contact: {
      id,
      firstName,
      lastName,
      email,
      phone,
      company,
      tags,
      source,
      externalId,
      locationId,
      ownerId,
      createdAt: record.createdAt.toISOString(),
      updatedAt: record.updatedAt.toISOString(),
    },
  }
}

/** Text that search matches; contains the phone number also as digits only, with and without its country code. */
export function searchOf({ firstName, lastName, email, phone, company, externalId, tags }: ContactRecord): string {
  return searchText(firstName, lastName, email ?? '', phone ?? '', ...phoneDigits(phone ?? ''), company ?? '', externalId ?? '', ...tags)
}
