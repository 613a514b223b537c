'use client'

import { useEffect } from 'react'
import { withoutSecrets } from '@/lib/token-format'
import { useToasts } from '../ui/toasts'

/** Cuts a token that is typed or pasted into a text field to its token key, before anything else reads the field. */
export function SecretGuard() {
  const { add } = useToasts()
  useEffect(() => {
    const onInput = ({ target }: Event) => {
      if (isTextField(target) && cutSecret(target)) add({ text: 'Only the token key was kept. The secret was not sent.' })
    }
    addEventListener('input', onInput, { capture: true })
    return () => removeEventListener('input', onInput, { capture: true })
  }, [add])
  return null
}

type TextField = HTMLInputElement | HTMLTextAreaElement

const isTextField = (target: EventTarget | null): target is TextField =>
  (target instanceof HTMLInputElement && target.type !== 'password') || target instanceof HTMLTextAreaElement

function cutSecret(field: TextField): boolean {
  const text = withoutSecrets(field.value)
  if (text === field.value) return false
  // the setter of the prototype: React overrides that of the field, and would not notice the change
  Reflect.set(Object.getPrototypeOf(field) as object, 'value', text, field)
  return true
}
