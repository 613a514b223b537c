type Prompt = () => Promise<boolean>

let current: Prompt | null = null

/** Lets the shell use the sign-in dialog of the page inside it. Returns a function that removes it. */
export function registerSignIn(prompt: Prompt): () => void {
  current = prompt
  return () => {
    if (current === prompt) current = null
  }
}

/** Sign-in dialog of the current page, or null if it has none. */
export const promptSignIn = (): Prompt | null => current
