import type { NextRequest, NextResponse } from 'next/server'
import { isSlug } from '../input/slug'
import { lastOrganizationCookie } from './cookies'

const maxAgeSeconds = 365 * 24 * 60 * 60

/**
 * Remembers the opened organization in a cookie; access is checked when the cookie is read. GET only: the framework sends the
 * whole page with the response of an action that sets a cookie.
 */
export function rememberOrganization({ method, nextUrl, cookies }: NextRequest, response: NextResponse, origin: string): void {
  if (method !== 'GET') return
  const slug = /^\/o\/([^/]+)/.exec(nextUrl.pathname)?.[1] ?? ''
  const { name, options } = lastOrganizationCookie(origin)
  if (isSlug(slug) && cookies.get(name)?.value !== slug) response.cookies.set(name, slug, { ...options, maxAge: maxAgeSeconds })
}

interface Joined {
  readonly slug: string
  readonly joinedAt: Date
}

/** The remembered organization if the viewer still belongs to it, otherwise the one they joined first; null if there is none. */
export const lastOpened = <T extends Joined>(organizations: readonly T[], remembered: string | undefined): T | null =>
  organizations.find(({ slug }) => slug === remembered) ??
  organizations.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime())[0] ??
  null
