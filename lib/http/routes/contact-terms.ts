import { z } from 'zod'
import type { TokenActor } from '../../actor'
import { type ContactView, contactView } from '../../contacts/schema'
import { writeResponse } from './write-response'

/** Bytes. */
export const writeLimit = 65_536

export const writerDescription = 'A token without `contacts:read` gets back only the id and the fields it sent.'
export const etagDescription = 'Version of the contact, for If-Match.'
export const ifMatchDescription = 'An ETag. If the contact has changed since, the request fails with 412.'
export const idempotencyDescription =
  '1 to 255 visible characters without a comma. For 24 hours the same key and body return the first response with `Idempotent-Replayed: true`. A different body is rejected with 422, a request whose first one is still running with 409.'

/** The whole contact, or its id and the sent fields for a token without `contacts:read`. */
export const writtenContact = z.union([contactView, contactView.partial().required({ id: true }).meta({ id: 'WrittenContact' })])

export const respondWritten = (caller: TokenActor, contact: ContactView, sent: object) =>
  writeResponse(caller, 'contacts:read', contact, sent, ['id'])

export const contactExample: ContactView = {
  id: 'b216xcBbIHTGt3eazaXwBQ',
  firstName: 'Lea',
  lastName: 'Nunes',
  email: 'lea@example.com',
  phone: '+351 912 345 678',
  company: 'Acme',
  tags: ['buyer'],
  source: 'website',
  externalId: 'crm-4711',
  locationId: null,
  ownerId: 'K5jwynZ6md9pk87CSCwUN9',
  createdAt: '2026-11-20T12:00:00.000Z',
  updatedAt: '2026-11-20T12:00:00.000Z',
}
