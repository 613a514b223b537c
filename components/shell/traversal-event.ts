/** Dispatched at the window before the router learns of Back or Forward; canceling it keeps that from the router. */
export const traversalEvent = 'keyrail:traversal'
