import 'server-only'
import { headers } from 'next/headers'
import { addressHeader } from './page-headers'
import { readVisit, type Visit, type Visitor } from './session'

/** The organisation a page of the account stands beside: the one its address names, else the first of the person's; null without any. */
export async function visitBeside(visitor: Visitor): Promise<Visit | null> {
  const address = (await headers()).get(addressHeader) ?? '/'
  const named = new URL(`http://localhost${address}`).searchParams.get('in')
  const beside = named === null ? null : await readVisit(visitor, named)
  if (beside) return beside
  const [first] = await visitor.server.organisations.visibleTo(visitor.session.userId)
  return first ? readVisit(visitor, first.slug) : null
}
