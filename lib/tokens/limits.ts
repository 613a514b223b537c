/** Shown where a token cannot be viewed, and returned by the server if it is asked for anyway. */
export const notStored = 'Not stored. This token was created before viewing was allowed.'
