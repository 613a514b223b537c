import { fold } from './fold'

const pattern = /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$/

/** True for a valid URL name of an organization or location: 3 to 40 of a–z, 0–9 and single hyphens. */
export const isSlug = (text: string): boolean => pattern.test(text)

/** Derives a slug from a name; empty if too few usable characters remain. */
export function slugOf(name: string): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return isSlug(slug) ? slug : ''
}
