const slot = Symbol.for('keyrail.session')

/** A name for the session behind a Cookie header, if the dashboard has read that session; null before it has opened its database. */
export const knownSession = (cookie) => globalThis[slot]?.(cookie) ?? null
