import type { TokenActor } from '../../actor'
import type { Upserted } from '../../contacts/index'
import { type ContactView, contactFilter, contactInput, contactPage } from '../../contacts/schema'
import { ok } from '../../result'
import { jsonBody } from '../body'
import type { HttpResponse } from '../context'
import { etagOf } from '../etag'
import { type Endpoint, operation } from '../operation'
import {
  contactExample,
  etagDescription,
  idempotencyDescription,
  respondWritten,
  writeLimit,
  writerDescription,
  writtenContact,
} from './contact-terms'

export const contactsEndpoint: Endpoint = {
  path: '/api/v1/contacts',
  operations: {
    GET: operation(
      {
        summary: 'List and search contacts',
        description:
          'Ordered by last change, oldest first. Follow `nextCursor` until it is null; later set `updatedSince` to the last `updatedAt` you saw. No change is missed, some may be returned twice.',
        caller: 'token',
        scopes: ['contacts:read'],
        query: contactFilter,
        responses: {
          200: { description: 'One page of contacts.', schema: contactPage, example: { data: [contactExample], nextCursor: null } },
        },
      },
      async ({ server, caller, query }) => {
        const page = await server.contacts.list(caller, query)
        return page.ok ? ok({ status: 200, body: page.value }) : page
      },
    ),
    POST: operation(
      {
        summary: 'Create a contact, or update the one with this externalId or email',
        description: `Omitted fields keep their values. An update without changes keeps the version and \`updatedAt\`. ${writerDescription}`,
        caller: 'token',
        scopes: ['contacts:write'],
        body: jsonBody(contactInput, writeLimit, { externalId: 'crm-4711', firstName: 'Lea', email: 'lea@example.com' }),
        headers: { 'Idempotency-Key': idempotencyDescription },
        once: true,
        responses: {
          201: {
            description: 'The contact was created.',
            schema: writtenContact,
            example: contactExample,
            headers: { ETag: etagDescription, Location: 'Path of the contact.' },
          },
          200: {
            description: 'The contact of this owner and location with this externalId or email was updated.',
            schema: writtenContact,
            headers: { ETag: etagDescription },
          },
        },
        failures: ['conflict', 'limit_reached'],
        onReplay: async ({ server, caller, body }, stored) => {
          const contact = stored.body as ContactView
          const isReachable = (await server.contacts.read(caller, contact.id)).ok
          return { ...stored, body: respondWritten(isReachable ? caller : { ...caller, scopes: [] }, contact, body) }
        },
      },
      async ({ server, caller, body, keep }) => {
        const written = await server.contacts.upsert(caller, body, (tx, upserted) => keep(tx, responseTo(caller, body, upserted)))
        return written.ok ? ok(responseTo(caller, body, written.value)) : written
      },
    ),
  },
}

function responseTo(caller: TokenActor, sent: object, { contact, version, created }: Upserted): HttpResponse {
  const headers = { ETag: etagOf(version), ...(created ? { Location: `/api/v1/contacts/${contact.id}` } : {}) }
  return { status: created ? 201 : 200, body: respondWritten(caller, contact, sent), headers }
}
