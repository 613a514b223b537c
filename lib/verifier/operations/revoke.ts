import { type Endpoint, operationOn } from '../../http/operation'
import { ok } from '../../result'
import type { VerifierServices } from '../services'
import { type TokenForm, tokenForm } from './token-form'

export const revokeEndpoint: Endpoint<VerifierServices> = {
  path: '/oauth/revoke',
  operations: {
    POST: operationOn<VerifierServices, 'anyone', never, TokenForm>(
      {
        summary: 'Revoke a token (RFC 7009)',
        description:
          'For the holder: the whole token is all it takes to revoke it, for good and immediately. A token in a header is optional and must be the same one. Responds with 200 for any token; nothing happens if it is unknown or no longer accepted. The old secret of a rotating token revokes only itself.',
        caller: 'anyone',
        effect: 'stop',
        body: tokenForm,
        responses: { 200: { description: 'The token is not accepted, from now on at the latest.' } },
        failures: ['invalid_request', 'invalid_token'],
      },
      async ({ server, credentials, origin, endpoint, body: { token } }) => {
        if (!credentials.ok && credentials.error.code !== 'missing_credentials') return credentials
        const isHolder = !credentials.ok || credentials.value === token
        if (isHolder) await server.revokePresented(token, { origin, endpoint })
        return ok({ status: 200 })
      },
    ),
  },
}
