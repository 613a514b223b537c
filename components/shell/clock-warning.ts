import { formatDistanceStrict } from 'date-fns'

export interface ClockWarning {
  readonly text: string
  /** What the operator runs if the machine's clock is right. */
  readonly command: string
}

/** Warning about a machine clock that is ahead of the time in use, or behind it (negative). */
export function clockWarning(aheadMs: number): ClockWarning {
  const difference = formatDistanceStrict(0, Math.abs(aheadMs))
  return aheadMs > 0
    ? {
        text: `The server's clock jumped ahead by ${difference}. Keyrail keeps its own time, and uses the new one if it stays for 10 minutes. Until then, nothing is deleted by age.`,
        command: 'npm run keyrail -- clock accept',
      }
    : {
        text: `The server's clock is ${difference} behind the latest time Keyrail has seen. Nothing is deleted by age until it has caught up.`,
        command: 'npm run keyrail -- clock reset',
      }
}
