import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DatabaseBusy } from '../errors'
import type { VerifierServices } from './services'

/** Message to lib/cli/revoker.ts. */
export interface RevokeOrder {
  readonly id: number
  readonly presented: string
  readonly caller: Parameters<VerifierServices['revokePresented']>[1]
}

export interface RevokeReply {
  readonly id: number
  readonly done: boolean
}

const patienceMs = 25_000
/** Revocations are rare, and the process weighs more than the verifier. */
const idleMs = 30_000

interface Revoker {
  readonly revokePresented: VerifierServices['revokePresented']
  close(): void
}

/** Revokes in another process, which has the rules, the audit log and the database client that this one does without. */
export function createRevoker(): Revoker {
  const waiting = new Map<number, (done: boolean) => void>()
  let child: ChildProcess | null = null
  let lastId = 0
  let idle: NodeJS.Timeout | undefined

  function launch(): ChildProcess {
    const launched = fork(fileURLToPath(new URL('./revoker.mjs', import.meta.url)), { execArgv: ['--conditions=react-server'] })
    launched.unref()
    launched.channel?.unref()
    launched.on('message', ({ id, done }: RevokeReply) => waiting.get(id)?.(done))
    launched.on('exit', () => {
      if (child === launched) child = null
      for (const settle of waiting.values()) settle(false)
    })
    launched.on('error', () => launched.kill())
    return launched
  }

  function ask(order: Omit<RevokeOrder, 'id'>): Promise<boolean> {
    clearTimeout(idle)
    child ??= launch()
    lastId += 1
    const id = lastId
    return new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs)
      waiting.set(id, (done) => {
        clearTimeout(timer)
        resolve(done)
      })
      child?.send({ id, ...order } satisfies RevokeOrder, (error) => error && resolve(false))
    }).finally(() => {
      waiting.delete(id)
      if (waiting.size === 0) idle = setTimeout(close, idleMs).unref()
    })
  }

  function close(): void {
    child?.disconnect()
    child = null
  }

  return {
    async revokePresented(presented, caller) {
      if (!(await ask({ presented, caller }))) throw new DatabaseBusy('The token could not be revoked.')
    },
    close,
  }
}
