import { contactChange, contactView } from '../../contacts/schema'
import { ok } from '../../result'
import type { Server } from '../../server'
import { type Endpoint, serve } from '../endpoint'
import { etagOf, knownVersions } from '../etag'
import { tokenOperation } from '../token-operation'
import { contactExample, etagMeans, ifMatchMeans, respondWritten, writeLimit, writerMeans, writtenContact } from './contact-terms'

const answer = { means: 'The contact.', schema: contactView, example: contactExample, headers: { ETag: etagMeans } }

export const contactEndpoint: Endpoint = {
  path: '/api/v1/contacts/{id}',
  operations: {
    GET: tokenOperation(
      { summary: 'Read a contact', scopes: ['contacts:read'], answers: { 200: answer }, failures: ['not_found'] },
      async ({ server, actor, params: { id = '' } }) => {
        const read = await server.contacts.read(actor, id)
        if (!read.ok) return read
        const { contact, version } = read.value
        return ok({ status: 200, body: contact, headers: { ETag: etagOf(version) } })
      },
    ),
    PATCH: tokenOperation(
      {
        summary: 'Change a contact',
        description: `Fields that are left out stay as they are. ${writerMeans}`,
        scopes: ['contacts:write'],
        body: { schema: contactChange, limit: writeLimit, example: { company: 'Acme', phone: null } },
        headers: { 'If-Match': ifMatchMeans },
        answers: { 200: { ...answer, schema: writtenContact } },
        failures: ['not_found', 'conflict', 'precondition_failed'],
      },
      async ({ server, actor, request, body, params: { id = '' } }) => {
        const known = knownVersions(request.headers)
        if (!known.ok) return known
        const changed = await server.contacts.change(actor, id, body, known.value)
        if (!changed.ok) return changed
        const { contact, version } = changed.value
        return ok({ status: 200, body: respondWritten(actor, contact, body), headers: { ETag: etagOf(version) } })
      },
    ),
    DELETE: tokenOperation(
      {
        summary: 'Delete a contact',
        scopes: ['contacts:write'],
        headers: { 'If-Match': ifMatchMeans },
        answers: { 204: { means: 'It is gone.' } },
        failures: ['not_found', 'precondition_failed'],
      },
      async ({ server, actor, request, params: { id = '' } }) => {
        const known = knownVersions(request.headers)
        if (!known.ok) return known
        const removed = await server.contacts.remove(actor, id, known.value)
        return removed.ok ? ok({ status: 204 }) : removed
      },
    ),
  },
}

/** One contact within the token's reach. */
export const contactRoute = (getServer: () => Server) => serve(getServer, contactEndpoint)
