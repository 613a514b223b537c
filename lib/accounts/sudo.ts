import { freshForMs } from '../fresh-sign-in'

/** When a fresh sign-in ends: 10 minutes after the proof, whatever is done in between. */
export const sudoEnd = (provenAt: Date): Date => new Date(provenAt.getTime() + freshForMs)
