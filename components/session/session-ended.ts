/** For a read on a page without the sign-in prompt, or after it was declined. */
export const sessionEnded = 'Your session has ended. Reload the page to sign in.'
