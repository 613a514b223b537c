import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

type Values = Readonly<Record<string, string | number | null>>

/**
 * Keeps the uncontrolled controls of a form in step with the values of the page, without moving the focus or overwriting what is being
 * typed. What was typed or chosen before the page was interactive is applied: its events were lost.
 */
export function useFormValues(form: RefObject<HTMLFormElement | null>, values: Values, apply: (form: HTMLFormElement) => void): void {
  const interactive = useRef(false)
  const applyEarly = useEffectEvent(apply)
  useEffect(() => {
    if (form.current === null) return
    const changed = changedControls(form.current, values)
    if (interactive.current) for (const [control, value] of changed) fill(control, value)
    else if (changed.length > 0) applyEarly(form.current)
    interactive.current = true
  }, [form, values])
}

function fill(control: Control, value: string): void {
  if (control !== document.activeElement) control.value = value
}

type Control = HTMLInputElement | HTMLSelectElement

function changedControls(form: HTMLFormElement, values: Values): (readonly [Control, string])[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const control = form.elements.namedItem(name)
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return []
    return control.value === String(value ?? '') ? [] : [[control, String(value ?? '')] as const]
  })
}
