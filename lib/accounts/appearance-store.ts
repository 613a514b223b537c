import type { Tx } from '../db/client'
import type { UserId } from '../ids'
import type { Appearance } from './schema'

const appearanceColumns = {
  timeZone: true,
  hourCycle: true,
  weekStart: true,
  exactTimes: true,
  density: true,
  singleKeys: true,
  reduceMotion: true,
} as const

export type AppearanceRow = Omit<Appearance, 'hourCycle' | 'weekStart' | 'density'> & {
  readonly hourCycle: string
  readonly weekStart: number | null
  readonly density: string
}

/** The columns have the values that `appearance` allows. */
export const toAppearance = ({ timeZone, hourCycle, weekStart, exactTimes, density, singleKeys, reduceMotion }: AppearanceRow) =>
  ({ timeZone, hourCycle, weekStart, exactTimes, density, singleKeys, reduceMotion }) as Appearance

export async function writeAppearance(tx: Tx, id: UserId, given: Partial<Appearance>): Promise<Appearance> {
  return toAppearance(await tx.user.update({ where: { id }, data: given, select: appearanceColumns }))
}
