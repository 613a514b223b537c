import { z } from 'zod'
import { profileChange, profileTarget, profileView } from '../../accounts/schema'
import { ok } from '../../result'
import type { Server } from '../../server'
import { type Endpoint, serve } from '../endpoint'
import { tokenOperation } from '../token-operation'
import { writeResponse } from './write-response'

const limit = 16_384
const example = { name: 'Ana Martins', email: 'ana@example.com', signature: 'Ana Martins\nNorthwind Realty', subdomain: 'ana' }
const answer = { means: 'The profile, whole: nothing else of a person can be read.', schema: profileView, example }
const whose =
  'Of the token’s person. An admin or location token has none: it names one with `user`, a member of its organization or of its location; any other is 422.'

export const profileEndpoint: Endpoint = {
  path: '/api/v1/profile',
  operations: {
    GET: tokenOperation(
      { summary: 'Read a profile', description: whose, scopes: ['profile:read'], query: profileTarget, answers: { 200: answer } },
      async ({ server, actor, query }) => {
        const profile = await server.accounts.profile(actor, query)
        return profile.ok ? ok({ status: 200, body: profile.value }) : profile
      },
    ),
    PATCH: tokenOperation(
      {
        summary: 'Change name or signature',
        description: `${whose} The signature is plain text. No admin token changes an owner’s, no location token an owner’s or admin’s, and neither that of somebody who is in another organization too. A token without \`profile:read\` is told what it sent, not the rest.`,
        scopes: ['profile:write'],
        query: profileTarget,
        body: { schema: profileChange, limit, example: { signature: 'Ana Martins\nNorthwind Realty' } },
        answers: { 200: { ...answer, schema: z.union([profileView, profileView.pick({ name: true, signature: true }).partial()]) } },
      },
      async ({ server, actor, query, body }) => {
        const profile = await server.accounts.changeProfile(actor, query, body)
        return profile.ok ? ok({ status: 200, body: writeResponse(actor, 'profile:read', profile.value, body) }) : profile
      },
    ),
  },
}

/** What software may know of a person. */
export const profileRoute = (getServer: () => Server) => serve(getServer, profileEndpoint)
