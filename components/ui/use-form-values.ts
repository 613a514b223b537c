import { type RefObject, useEffect } from 'react'

type Values = Readonly<Record<string, string | number | null>>

/** Keeps uncontrolled controls in step with the values of the page, without moving the focus or overwriting what is being typed. */
export function useFormValues(form: RefObject<HTMLFormElement | null>, values: Values): void {
  useEffect(() => {
    for (const [name, value] of Object.entries(values)) {
      const control = form.current?.elements.namedItem(name)
      if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) continue
      const text = String(value ?? '')
      if (control !== document.activeElement && control.value !== text) control.value = text
    }
  }, [form, values])
}
