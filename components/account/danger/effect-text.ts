import type { LeavingView } from '@/lib/organizations/schema'

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`

/** "Your 2 user tokens stop working immediately. The 1 admin or location token that you created stays." */
export function effectText({ ownTokens, createdTokens }: Pick<LeavingView, 'ownTokens' | 'createdTokens'>): string {
  const own =
    ownTokens === 0
      ? 'You have no user tokens here.'
      : `Your ${counted(ownTokens, 'user token')} ${ownTokens === 1 ? 'stops' : 'stop'} working immediately.`
  if (createdTokens === 0) return own
  return `${own} The ${counted(createdTokens, 'admin or location token')} that you created ${createdTokens === 1 ? 'stays' : 'stay'} with the organization.`
}
