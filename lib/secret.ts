import { inspect } from 'node:util'

/** A secret that does not print: every conversion to text gives `[secret]`, except `reveal`. */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** Returns the text. Called only by the adapters that deliver it to its recipient. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}
