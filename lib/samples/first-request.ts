import type { SampleRequest } from './requests'

/** The first request of a token: a managed token posts to its destination, any other reads itself. */
export function firstRequest(destinationId: string | undefined): SampleRequest {
  if (destinationId === undefined) return { method: 'GET', path: '/token' }
  return { method: 'POST', path: `/hooks/${destinationId}`, body: '{"hello":"world"}' }
}
