const loopback = /^(?:localhost|[^:]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i

/**
 * True for a host name or IP that always means this machine.
 * @param {string} host
 */
export const isLoopback = (host) => loopback.test(host)

/**
 * True if the origin's host is loopback.
 * @param {string} origin
 */
export const isLocal = (origin) => isLoopback(new URL(origin).hostname)

/**
 * True if only this machine can connect: both the origin and the listening host are loopback.
 * @param {{ origin: string, host: string }} server
 */
export const isPrivate = ({ origin, host }) => isLocal(origin) && isLoopback(host)
