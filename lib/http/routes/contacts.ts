import type { TokenActor } from '../../actor'
import type { Upserted } from '../../contacts/index'
import { contactFilter, contactInput, contactPage } from '../../contacts/schema'
import { ok } from '../../result'
import type { Server } from '../../server'
import type { HttpOutcome } from '../context'
import { type Endpoint, serve } from '../endpoint'
import { etagOf } from '../etag'
import { tokenOperation } from '../token-operation'
import { contactExample, etagMeans, idempotencyMeans, respondWritten, writeLimit, writerMeans, writtenContact } from './contact-terms'

export const contactsEndpoint: Endpoint = {
  path: '/api/v1/contacts',
  operations: {
    GET: tokenOperation(
      {
        summary: 'List and search contacts',
        description:
          'In the order of their last change, oldest first. Go on with `nextCursor` until it is null, and later with `updatedSince` set to the last `updatedAt` you saw: no change is missed, some may be seen twice.',
        scopes: ['contacts:read'],
        query: contactFilter,
        answers: { 200: { means: 'One page.', schema: contactPage, example: { data: [contactExample], nextCursor: null } } },
      },
      async ({ server, actor, query }) => {
        const page = await server.contacts.list(actor, query)
        return page.ok ? ok({ status: 200, body: page.value }) : page
      },
    ),
    POST: tokenOperation(
      {
        summary: 'Create a contact, or write the one with this externalId or email',
        description: `Fields that are left out stay as they are. One that changes nothing keeps its version and \`updatedAt\`. ${writerMeans}`,
        scopes: ['contacts:write'],
        body: { schema: contactInput, limit: writeLimit, example: { externalId: 'crm-4711', firstName: 'Lea', email: 'lea@example.com' } },
        headers: { 'Idempotency-Key': idempotencyMeans },
        once: true,
        answers: {
          201: {
            means: 'It was created.',
            schema: writtenContact,
            example: contactExample,
            headers: { ETag: etagMeans, Location: 'Its address.' },
          },
          200: {
            means: 'One of the owner’s had this externalId or email and was written.',
            schema: writtenContact,
            headers: { ETag: etagMeans },
          },
        },
        failures: ['conflict'],
      },
      async ({ server, actor, body, keep }) => {
        const written = await server.contacts.upsert(actor, body, (tx, upserted) => keep(tx, answerTo(actor, body, upserted)))
        return written.ok ? ok(answerTo(actor, body, written.value)) : written
      },
    ),
  },
}

function answerTo(actor: TokenActor, sent: object, { contact, version, created }: Upserted): HttpOutcome {
  const headers = { ETag: etagOf(version), ...(created ? { Location: `/api/v1/contacts/${contact.id}` } : {}) }
  return { status: created ? 201 : 200, body: respondWritten(actor, contact, sent), headers }
}

/** Contacts within the token's reach. */
export const contactsRoute = (getServer: () => Server) => serve(getServer, contactsEndpoint)
