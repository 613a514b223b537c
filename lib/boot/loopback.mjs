const loopback = /^(?:localhost|[^:]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i

/**
 * Whether a host is this machine as only itself can name it.
 * @param {string} host
 */
export const isLoopback = (host) => loopback.test(host)

/**
 * Whether an origin is reached from the machine itself only.
 * @param {string} origin
 */
export const isLocal = (origin) => isLoopback(new URL(origin).hostname)

/**
 * Whether only whoever sits at the machine can open this address: others neither reach it nor what listens for it.
 * @param {{ origin: string, host: string }} address
 */
export const isPrivate = ({ origin, host }) => isLocal(origin) && isLoopback(host)
