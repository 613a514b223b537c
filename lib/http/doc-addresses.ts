import type { DocAddresses } from '../docs'
import { pageOrigin } from './page-origin'

/** Addresses of this installation as the samples of the docs show them. */
export async function docAddresses(): Promise<DocAddresses> {
  const origin = (await pageOrigin()) ?? 'http://localhost:3000'
  return { origin, verifier: origin }
}
