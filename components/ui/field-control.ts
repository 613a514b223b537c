'use client'

import { createContext, useContext } from 'react'

interface FieldAttributes {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export const FieldContext = createContext<FieldAttributes | null>(null)

/** Adds the id, description and validity of the surrounding Field to a control. Own props win. */
export function useField<P extends { id?: string | undefined }>(props: P): P {
  const attributes = useContext(FieldContext)
  return attributes === null ? props : { ...attributes, ...props }
}
