import { z } from 'zod'
import { ok } from '../result'
import type { Server } from '../server'
import { described, type Endpoint, serve } from './endpoint'
import { documentOf } from './openapi'
import { contactEndpoint } from './routes/contact'
import { contactsEndpoint } from './routes/contacts'
import { healthEndpoint } from './routes/health'
import { hooksEndpoint } from './routes/hooks'
import { profileEndpoint } from './routes/profile'
import { tokenEndpoint } from './routes/token'
import { verifyEndpoint } from './routes/verify'

const openapi = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })

const openapiEndpoint: Endpoint = {
  path: '/api/v1/openapi.json',
  operations: {
    GET: described({ summary: 'This document', scopes: null, answers: { 200: { means: 'OpenAPI 3.1.', schema: openapi } } }, () => {
      document ??= documentOf(endpoints)
      return Promise.resolve(ok({ status: 200, body: document }))
    }),
  },
}

/** The API: all that is served, and all that is documented. */
export const endpoints: readonly Endpoint[] = [
  tokenEndpoint,
  profileEndpoint,
  contactsEndpoint,
  contactEndpoint,
  hooksEndpoint,
  verifyEndpoint,
  healthEndpoint,
  openapiEndpoint,
]

let document: ReturnType<typeof documentOf> | null = null

/** The document that tells of every endpoint. */
export const openapiRoute = (getServer: () => Server) => serve(getServer, openapiEndpoint)
