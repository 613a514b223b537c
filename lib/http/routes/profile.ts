import { z } from 'zod'
import { profileChange, profileTarget, profileView } from '../../accounts/schema'
import { ok } from '../../result'
import { jsonBody } from '../body'
import { type Endpoint, operation } from '../operation'
import { writeResponse } from './write-response'

const limit = 16_384
const example = { name: 'Ana Martins', email: 'ana@example.com', signature: 'Ana Martins\nNorthwind Realty', subdomain: 'ana' }
const answer = { description: 'The profile, whole: nothing else of a person can be read.', schema: profileView, example }
const whose =
  'Of the token’s person. An admin or location token has none: it names one with `user`, a member of its organization or of its location; any other is 422.'

export const profileEndpoint: Endpoint = {
  path: '/api/v1/profile',
  operations: {
    GET: operation(
      {
        summary: 'Read a profile',
        description: whose,
        caller: 'token',
        scopes: ['profile:read'],
        query: profileTarget,
        responses: { 200: answer },
      },
      async ({ server, caller, query }) => {
        const profile = await server.accounts.profile(caller, query)
        return profile.ok ? ok({ status: 200, body: profile.value }) : profile
      },
    ),
    PATCH: operation(
      {
        summary: 'Change name or signature',
        description: `${whose} The signature is plain text. No admin token changes an owner’s, no location token an owner’s or admin’s, and neither that of somebody who is in another organization too. A token without \`profile:read\` is told what it sent, not the rest.`,
        caller: 'token',
        scopes: ['profile:write'],
        query: profileTarget,
        body: jsonBody(profileChange, limit, { signature: 'Ana Martins\nNorthwind Realty' }),
        responses: { 200: { ...answer, schema: z.union([profileView, profileView.pick({ name: true, signature: true }).partial()]) } },
      },
      async ({ server, caller, query, body }) => {
        const profile = await server.accounts.changeProfile(caller, query, body)
        return profile.ok ? ok({ status: 200, body: writeResponse(caller, 'profile:read', profile.value, body) }) : profile
      },
    ),
  },
}
