import type { VisibleLocation } from '@/lib/organizations/schema'
import { isSessionEnded } from '../session/recover'
import { findLocations } from './find-locations'
import { type ShellPopup, signInAbove } from './sign-in-above'

/** Finds locations for a popup of the shell. If the session has ended, a sign-in prompt replaces the popup, which then opens again. */
export async function searchLocations(org: string, q: string, popup: ShellPopup): Promise<readonly VisibleLocation[]> {
  try {
    return await findLocations(org, q)
  } catch (error) {
    if (isSessionEnded(error)) await signInAbove(popup)
    throw error
  }
}
