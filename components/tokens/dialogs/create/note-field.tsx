import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import { focusOnce } from '../dialog-focus'
import type { FieldProps } from './form-field'

export function NoteField({ note, patch, errors }: FieldProps & { readonly note: string }) {
  return (
    <Field label="Note" optional error={errors.note?.[0]} hint="Up to 280 characters. Visible to everyone who can see the token.">
      <TextArea ref={focusOnce} name="note" value={note} onChange={(event) => patch({ note: event.target.value })} rows={2} />
    </Field>
  )
}
