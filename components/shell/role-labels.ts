import type { Role } from '@/lib/actor'

export const roleLabels: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  manager: 'Location manager',
  member: 'Member',
  viewer: 'Viewer',
}
