import type { LeavingView } from '@/lib/organizations/schema'

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`

/** "Your 2 user tokens stop working immediately. The 1 admin or location token that you created stays." */
export function effectText({ deactivated, ownTokens, createdTokens }: Omit<LeavingView, 'slug' | 'name' | 'lastOwner'>): string {
  const own =
    ownTokens === 0 ? 'You have no user tokens here.' : `Your ${counted(ownTokens, 'user token')} ${endOf(ownTokens, deactivated)}.`
  if (createdTokens === 0) return own
  return `${own} The ${counted(createdTokens, 'admin or location token')} that you created ${createdTokens === 1 ? 'stays' : 'stay'} with the organization.`
}

/** Tokens of a deactivated member are rejected already. */
function endOf(tokens: number, deactivated: boolean): string {
  if (deactivated) return tokens === 1 ? 'is deleted' : 'are deleted'
  return tokens === 1 ? 'stops working immediately' : 'stop working immediately'
}
