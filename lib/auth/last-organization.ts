import type { NextRequest, NextResponse } from 'next/server'
import { isSlug } from '../input/slug'
import { lastOrganizationCookie } from './cookies'

const maxAge = 365 * 24 * 60 * 60

/**
 * Has the browser remember the organization whose page it opens; which of them a person may open is decided when it is read.
 * An action opens nothing, and one that sets a cookie has the framework send the whole page with its answer.
 */
export function rememberOrganization({ method, nextUrl, cookies }: NextRequest, response: NextResponse, origin: string): void {
  if (method !== 'GET') return
  const slug = /^\/o\/([^/]+)/.exec(nextUrl.pathname)?.[1] ?? ''
  const { name, options } = lastOrganizationCookie(origin)
  if (isSlug(slug) && cookies.get(name)?.value !== slug) response.cookies.set(name, slug, { ...options, maxAge })
}

interface Joined {
  readonly slug: string
  readonly joinedAt: Date
}

/** The organization opened last, while it is still among the person's; else the one they joined first. */
export const lastOpened = <T extends Joined>(organizations: readonly T[], remembered: string | undefined): T | null =>
  organizations.find(({ slug }) => slug === remembered) ??
  organizations.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime())[0] ??
  null
