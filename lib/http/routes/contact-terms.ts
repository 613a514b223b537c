import { z } from 'zod'
import type { TokenActor } from '../../actor'
import { type ContactView, contactView } from '../../contacts/schema'
import { writeResponse } from './write-response'

/** Bytes. */
export const writeLimit = 65_536

export const writerDescription = 'A token without `contacts:read` is told the id and what it sent, not the rest.'
export const etagDescription = 'The contact’s version, for If-Match.'
export const ifMatchDescription = 'An ETag: the call is rejected with 412 when the contact has changed since.'
export const idempotencyDescription =
  '1 to 255 visible characters without a comma. Within 24 hours the same key and body get the first answer again, marked with `Idempotent-Replayed: true`; another body is 422; a first call that still runs is 409.'

/** The contact; to a token without `contacts:read` its id and what was sent. */
export const writtenContact = z.union([contactView, contactView.partial().required({ id: true })])

export const respondWritten = (actor: TokenActor, contact: ContactView, sent: object) =>
  writeResponse(actor, 'contacts:read', contact, sent, ['id'])

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
