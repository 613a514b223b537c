import { isLoopback } from '../boot/loopback.mjs'

/** Whether a Host header, with or without a port, is this machine as only itself can name it. */
export const isLoopbackHost = (host: string): boolean => isLoopback(host.replace(/(?<=[^:]|\]):\d{1,5}$/, ''))
