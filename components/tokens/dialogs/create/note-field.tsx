import Plus from 'lucide-react/icons/plus'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import { focusOnce } from '../dialog-focus'
import type { FieldProps } from './form-field'

export function NoteField({ draft, patch, errors }: FieldProps) {
  if (draft.note === null) {
    return (
      <Button variant="quiet" className="-ml-3.5 self-start" onClick={() => patch({ note: '' })}>
        <Plus aria-hidden size={16} strokeWidth={1.75} />
        Add a note
      </Button>
    )
  }
  return (
    <Field label="Note" optional error={errors.note?.[0]} hint="Up to 280 characters. Visible to everyone who can see the token.">
      <TextArea ref={focusOnce} name="note" value={draft.note} onChange={(event) => patch({ note: event.target.value })} rows={2} />
    </Field>
  )
}
