import { isLoopback } from '../boot/loopback.mjs'

/** True if a Host header, with or without a port, is a loopback name. */
export const isLoopbackHost = (host: string): boolean => isLoopback(host.replace(/(?<=[^:]|\]):\d{1,5}$/, ''))
