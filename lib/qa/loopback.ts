import type { Env } from '../env'

const names = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** Whether a host, with or without a port, is this machine as only itself can name it. */
export const isLoopback = (host: string): boolean => names.has(host.replace(/(?<=[^:]|\]):\d{1,5}$/, '').toLowerCase())

/** Why QA mode must not start here; null when it may. It empties databases and knows every password. */
export function qaProblem(env: Env): string | null {
  if (!env.qa || isLoopback(env.host)) return null
  return `QA mode answers this machine only: HOST is ${env.host}, use 127.0.0.1.`
}
