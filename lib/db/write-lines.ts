import { AsyncLocalStorage } from 'node:async_hooks'
import { createFairLine } from '../boot/fair-line.mjs'
import { DatabaseBusy, Overloaded } from '../errors'
import type { Software } from './types'

interface Terms {
  /** Writes of software that run concurrently: fewer than the database allows, so that people and jobs find a free turn. */
  readonly software: number
  readonly perOrganization: number
}

interface WriteLines {
  asSoftware<T>(caller: Software, work: () => Promise<T>): Promise<T>
  /** Runs a write when its line allows it: immediately unless it is one of software. */
  inLine<T>(write: () => Promise<T>): Promise<T>
}

interface Turn {
  finish(): void
}

/** Writes of software that wait. A request has a few, so that this is about as many requests. */
const waiting = 500
const waitingPerCaller = 100
/** A waiting write is rejected when no write of software has succeeded for this long. */
const patienceMs = 5_000

/** Writes of people and jobs never wait for those of software. Those of software take turns by organization, then by caller. */
export function createWriteLines({ software, perOrganization }: Terms): WriteLines {
  const line = createFairLine({ running: () => software, perGroup: perOrganization, waiting, waitingPerCaller })
  const current = new AsyncLocalStorage<Software>()
  let lastFinished = 0

  function turnOf({ organization, tokenKey }: Software): Promise<Turn> {
    const joinedAt = performance.now()
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      let isWaiting = true
      const leave = line.join({ group: organization ?? tokenKey, name: tokenKey }, (finish) => {
        isWaiting = false
        clearTimeout(timer)
        resolve({ finish })
      })
      if (typeof leave === 'string') return reject(new Overloaded('Too many writes of software are waiting.'))
      const watch = () => {
        const left = Math.max(joinedAt, lastFinished) + patienceMs - performance.now()
        if (left > 0) timer = setTimeout(watch, left)
        else {
          leave()
          reject(new DatabaseBusy('No write of software finished in time.'))
        }
      }
      if (isWaiting) watch()
    })
  }

  return {
    asSoftware: (caller, work) => current.run(caller, work),
    async inLine(write) {
      const caller = current.getStore()
      if (!caller) return write()
      const { finish } = await turnOf(caller)
      try {
        const value = await write()
        lastFinished = performance.now()
        return value
      } finally {
        finish()
      }
    },
  }
}
