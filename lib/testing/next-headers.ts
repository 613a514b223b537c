/** Stands in for next/headers: a test says what `request` the code under test is in, and which server this process has. */
import { onTestFinished } from 'vitest'
import type { Server } from '../server'

/** Begun by `beginRequest`. */
export const request = { headers: new Headers(), cookies: new Map<string, unknown>() }

/** A request of its own for a test, without cookies. */
export function beginRequest(headers: Readonly<Record<string, string>> = {}): void {
  request.headers = new Headers(headers)
  request.cookies.clear()
}

const slot = Symbol.for('keyrail.server')
const shared = globalThis as { [slot]?: Server }

/** The server of this process until the test ends. */
export function serve(server: Server): void {
  shared[slot] = server
  onTestFinished(() => void delete shared[slot])
}

export const headers = (): Promise<Headers> => Promise.resolve(request.headers)
export const cookies = (): Promise<Map<string, unknown>> => Promise.resolve(request.cookies)
