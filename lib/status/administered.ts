import type { AccountActor, Role } from '../actor'
import type { VisibleOrganization } from '../organizations/index'
import type { StatusDeps } from './deps'

/** The organizations that the actor administers and may enter. */
export async function findAdministered(
  { organizations }: Pick<StatusDeps, 'organizations'>,
  { userId }: AccountActor,
): Promise<readonly VisibleOrganization[]> {
  const visible = await organizations.visibleTo(userId)
  return visible.filter(({ lacksSecondFactor, role }) => !lacksSecondFactor && isAdministratorRole(role))
}

const isAdministratorRole = (role: Role): boolean => role === 'owner' || role === 'admin'
