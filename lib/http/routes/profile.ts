import { z } from 'zod'
import { profileChange, profileTarget, profileView } from '../../accounts/schema'
import { ok } from '../../result'
import { jsonBody } from '../body'
import { type Endpoint, operation } from '../operation'
import { writeResponse } from './write-response'

const limit = 16_384
const example = { name: 'Ana Martins', email: 'ana@example.com', signature: 'Ana Martins\nNorthwind Realty', subdomain: 'ana' }
const response = { description: 'The whole profile. No other personal data can be read.', schema: profileView, example }
const targetDescription =
  'A user token accesses the profile of its owner. Admin and location tokens name a member of their organization or location with `user`; anyone else is rejected with 422.'

export const profileEndpoint: Endpoint = {
  path: '/api/v1/profile',
  operations: {
    GET: operation(
      {
        summary: 'Read a profile',
        description: targetDescription,
        caller: 'token',
        scopes: ['profile:read'],
        query: profileTarget,
        responses: { 200: response },
      },
      async ({ server, caller, query }) => {
        const profile = await server.accounts.profile(caller, query)
        return profile.ok ? ok({ status: 200, body: profile.value }) : profile
      },
    ),
    PATCH: operation(
      {
        summary: 'Update name or signature',
        description: `${targetDescription} The signature is plain text. Admin tokens cannot update owners; location tokens cannot update owners or admins; neither can update a member of another organization. A token without \`profile:read\` gets back only the fields it sent.`,
        caller: 'token',
        scopes: ['profile:write'],
        query: profileTarget,
        body: jsonBody(profileChange, limit, { signature: 'Ana Martins\nNorthwind Realty' }),
        responses: {
          200: {
            ...response,
            schema: z.union([profileView, profileView.pick({ name: true, signature: true }).partial().meta({ id: 'WrittenProfile' })]),
          },
        },
      },
      async ({ server, caller, query, body }) => {
        const profile = await server.accounts.changeProfile(caller, query, body)
        return profile.ok ? ok({ status: 200, body: writeResponse(caller, 'profile:read', profile.value, body) }) : profile
      },
    ),
  },
}
