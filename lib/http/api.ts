import { z } from 'zod'
import { ok } from '../result'
import { introspectEndpoint } from '../verifier/operations/introspect'
import { revokeEndpoint } from '../verifier/operations/revoke'
import { verifyEndpoint } from '../verifier/operations/verify'
import { documentOf } from './openapi'
import { type Endpoint, operation } from './operation'
import { contactEndpoint } from './routes/contact'
import { contactsEndpoint } from './routes/contacts'
import { healthEndpoint } from './routes/health'
import { hooksEndpoint } from './routes/hooks'
import { profileEndpoint } from './routes/profile'
import { tokenEndpoint } from './routes/token'

const openapi = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }).meta({ id: 'OpenApiDocument' })

/** The OpenAPI document of `endpoints`. */
export const openapiEndpoint: Endpoint = {
  path: '/api/v1/openapi.json',
  operations: {
    GET: operation(
      { summary: 'This document', caller: 'anyone', responses: { 200: { description: 'OpenAPI 3.1.', schema: openapi } } },
      () => {
        document ??= documentOf(endpoints)
        return Promise.resolve(ok({ status: 200, body: document }))
      },
    ),
  },
}

/** The API: every endpoint that is served and documented. */
export const endpoints: readonly Endpoint[] = [
  tokenEndpoint,
  profileEndpoint,
  contactsEndpoint,
  contactEndpoint,
  hooksEndpoint,
  verifyEndpoint,
  introspectEndpoint,
  revokeEndpoint,
  healthEndpoint,
  openapiEndpoint,
]

let document: ReturnType<typeof documentOf> | null = null
