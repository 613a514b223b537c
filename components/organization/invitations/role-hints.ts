import type { Role } from '@/lib/actor'

/** One sentence for each role; the Roles page has all rules. */
export const roleHints: Readonly<Record<Role, string>> = {
  owner: 'Does everything, including changing other owners.',
  admin: 'Manages people, locations, destinations, the token policy and all tokens.',
  manager: 'Manages the tokens and destinations of the selected locations.',
  member: 'Creates and manages their own tokens and sees those of the selected locations.',
  viewer: 'Sees their own tokens and cannot create or change any.',
}
