import { contactChange, contactView } from '../../contacts/schema'
import { ok } from '../../result'
import { jsonBody } from '../body'
import { etagOf, knownVersions } from '../etag'
import { type Endpoint, operation } from '../operation'
import {
  contactExample,
  etagDescription,
  ifMatchDescription,
  respondWritten,
  writeLimit,
  writerDescription,
  writtenContact,
} from './contact-terms'

const response = { description: 'The contact.', schema: contactView, example: contactExample, headers: { ETag: etagDescription } }

export const contactEndpoint: Endpoint = {
  path: '/api/v1/contacts/{id}',
  operations: {
    GET: operation(
      { summary: 'Read a contact', caller: 'token', scopes: ['contacts:read'], responses: { 200: response }, failures: ['not_found'] },
      async ({ server, caller, params: { id = '' } }) => {
        const read = await server.contacts.read(caller, id)
        if (!read.ok) return read
        const { contact, version } = read.value
        return ok({ status: 200, body: contact, headers: { ETag: etagOf(version) } })
      },
    ),
    PATCH: operation(
      {
        summary: 'Update a contact',
        description: `Omitted fields keep their values. ${writerDescription}`,
        caller: 'token',
        scopes: ['contacts:write'],
        body: jsonBody(contactChange.meta({ id: 'ContactChange' }), writeLimit, { company: 'Acme', phone: null }),
        headers: { 'If-Match': ifMatchDescription },
        responses: { 200: { ...response, schema: writtenContact } },
        failures: ['not_found', 'conflict', 'limit_reached', 'precondition_failed'],
      },
      async ({ server, caller, request, body, params: { id = '' } }) => {
        const known = knownVersions(request.headers)
        if (!known.ok) return known
        const changed = await server.contacts.change(caller, id, body, known.value)
        if (!changed.ok) return changed
        const { contact, version } = changed.value
        return ok({ status: 200, body: respondWritten(caller, contact, body), headers: { ETag: etagOf(version) } })
      },
    ),
    DELETE: operation(
      {
        summary: 'Delete a contact',
        caller: 'token',
        scopes: ['contacts:write'],
        headers: { 'If-Match': ifMatchDescription },
        responses: { 204: { description: 'The contact is deleted.' } },
        failures: ['not_found', 'precondition_failed'],
      },
      async ({ server, caller, request, params: { id = '' } }) => {
        const known = knownVersions(request.headers)
        if (!known.ok) return known
        const removed = await server.contacts.remove(caller, id, known.value)
        return removed.ok ? ok({ status: 204 }) : removed
      },
    ),
  },
}
