type Prompt = () => Promise<boolean>

const prompts: Prompt[] = []

/** Lets the shell use the sign-in dialog of the page inside it. Returns a function that removes it. */
export function registerSignIn(prompt: Prompt): () => void {
  prompts.push(prompt)
  return () => void prompts.splice(prompts.indexOf(prompt), 1)
}

/** Sign-in dialog that was registered last, or null if there is none. */
export const promptSignIn = (): Prompt | null => prompts.at(-1) ?? null
