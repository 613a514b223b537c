import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Effect } from '../maintenance/index'
import type { Log } from '../ports'
import { fail, type Outcome, ok } from '../result'

/** Free bytes where Keyrail writes; null if the system cannot tell. */
type ReadFree = () => Promise<number | null>

interface DiskTerms {
  readonly readFree: ReadFree
  /** 0 = no floor. */
  readonly minFreeMegabytes: number
  readonly log: Pick<Log, 'info' | 'warn'>
  /** Milliseconds from any start that never go back. */
  readonly elapsed?: () => number
}

export interface DiskState {
  /** Null if the system cannot tell. */
  readonly freeMegabytes: number | null
  readonly minFreeMegabytes: number
  readonly isLow: boolean
}

/** A floor of free disk space: below it, software cannot write, so that people can still stop tokens. */
export interface Disk {
  state(): Promise<DiskState>
  /** Asked by every API operation. */
  checkSoftware(effect: Effect): Promise<Outcome<null, 'unavailable'>>
}

const megabyte = 1_000_000
/** Maximum age of a reading; a flood writes a few megabytes meanwhile. */
const readingMs = 1_000
const retryAfter = 60

export function createDisk({ readFree, minFreeMegabytes, log, elapsed = () => performance.now() }: DiskTerms): Disk {
  let reading: { readonly at: number; readonly state: Promise<DiskState> } | null = null
  let wasLow = false

  async function read(): Promise<DiskState> {
    const free = await readFree()
    const isLow = free !== null && free < minFreeMegabytes * megabyte
    if (isLow !== wasLow) report(isLow)
    wasLow = isLow
    return { freeMegabytes: free === null ? null : Math.floor(free / megabyte), minFreeMegabytes, isLow }
  }

  function report(isLow: boolean): void {
    if (isLow) log.warn('The disk is almost full: requests of software that change something are rejected until there is space.')
    else log.info('The disk has space again: requests of software are accepted.')
  }

  function state(): Promise<DiskState> {
    const at = elapsed()
    if (reading === null || at - reading.at >= readingMs) reading = { at, state: read() }
    return reading.state
  }

  return {
    state,
    async checkSoftware(effect) {
      if (effect !== 'change' || minFreeMegabytes === 0) return ok(null)
      return (await state()).isLow ? fail('unavailable', { detail: 'Keyrail has almost no disk space left.', retryAfter }) : ok(null)
    },
  }
}

/** The disk of the SQLite file; with Postgres, the one of the data folder, where the journal is. */
export function freeWhereWritten({ databaseUrl, dataFolder }: { readonly databaseUrl: string; readonly dataFolder: string }): ReadFree {
  const folder = databaseUrl.startsWith('file:') ? dirname(resolve(databaseUrl.slice('file:'.length))) : dataFolder
  return async () => {
    try {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    } catch {
      return null
    }
  }
}
