import type { OfferToken } from '@/components/docs/token-offer'
import { typeFor } from '@/components/docs/token-offer'
import { newTokenPath } from '@/components/tokens/new-token-path'
import { accountPageOrg } from '@/lib/auth/current-organization'
import { readViewer } from '@/lib/auth/session'

/** Where the viewer creates a token with the scopes of a sample: nowhere, for a visitor and for scopes they may not grant. */
export async function tokenOffers(): Promise<OfferToken> {
  const viewer = await readViewer()
  const member = viewer && (await accountPageOrg(viewer))
  if (!member) return () => null
  const options = await member.server.tokens.options(member.actor)
  return (scopes) => {
    const type = typeFor(options, scopes)
    return type && newTokenPath(member.place.slug, type, scopes)
  }
}
