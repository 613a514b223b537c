import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { addressHeader } from './page-headers'
import { readVisit, readVisitor, type Visit, type Visitor } from './session'

/** Whoever is signed in; everybody else is sent to sign in and comes back here. */
export async function requireAccount(): Promise<Visitor> {
  const visitor = await readVisitor()
  if (visitor) return visitor
  const address = (await headers()).get(addressHeader) ?? '/'
  redirect(`/sign-in?next=${encodeURIComponent(address)}` as Route)
}

/** A person in the organization of a slug. An organization of others does not exist. */
export async function requirePerson(slug: string): Promise<Visit> {
  const visit = await readVisit(await requireAccount(), slug)
  return visit ?? notFound()
}
