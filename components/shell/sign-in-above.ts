import { promptSignIn } from './sign-in-prompt'

/** Popup of the shell, which is outside the page that has the sign-in prompt. */
export interface ShellPopup {
  readonly close: () => void
  readonly reopen: () => void
}

/** Closes a popup, prompts for sign-in and reopens it; does nothing on a page without a prompt. */
export async function signInAbove({ close, reopen }: ShellPopup): Promise<void> {
  const prompt = promptSignIn()
  if (prompt === null) return
  close()
  if (await prompt()) reopen()
}
