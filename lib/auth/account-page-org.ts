import 'server-only'
import { headers } from 'next/headers'
import { organizationToOpen } from './organization-to-open'
import { addressHeader } from './page-headers'
import { readVisit, type Visit, type Visitor } from './session'

/** The organization a page of the account stands beside: the one its address names, else the one opened last; null without any. */
export async function visitBeside(visitor: Visitor): Promise<Visit | null> {
  const address = (await headers()).get(addressHeader) ?? '/'
  const named = new URL(`http://localhost${address}`).searchParams.get('in')
  const beside = named === null ? null : await readVisit(visitor, named)
  if (beside) return beside
  const slug = await organizationToOpen(visitor)
  return slug === null ? null : readVisit(visitor, slug)
}
