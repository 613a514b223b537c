type Ask = () => Promise<boolean>

let asks: Ask | null = null

/** Lets the shell ask the page it stands around to sign in anew. */
export function registerSignIn(ask: Ask): () => void {
  asks = ask
  return () => {
    if (asks === ask) asks = null
  }
}

/** Asks for a new session above the page; null where the page cannot. */
export const promptSignIn = (): Ask | null => asks
