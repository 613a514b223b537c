/** Reason that the token menu and the server give for a token whose secret cannot be viewed. */
export const notStored = 'Not stored. This token was created before viewing was allowed.'
