'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldError } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { FieldErrors } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { typeLabels } from '../../labels'
import { focusOnce } from '../dialog-focus'
import { IpAllowlistField } from '../ip-allowlist-field'
import { useCreateOptions } from '../queries'
import { RequestLimitField } from '../request-limit-field'
import { type EditDraft, withScope } from './edit-draft'

interface EditFieldsProps {
  readonly token: TokenView
  readonly draft: EditDraft
  readonly patch: (change: Partial<EditDraft>) => void
  readonly errors: FieldErrors
}

export function EditFields({ token, draft, patch, errors }: EditFieldsProps) {
  const { data } = useCreateOptions()
  return (
    <div className="flex flex-col gap-5">
      <Field label="Name" error={errors.name?.[0]}>
        <TextInput
          ref={focusOnce}
          name="name"
          value={draft.name}
          onChange={(event) => patch({ name: event.target.value })}
          autoComplete="off"
        />
      </Field>
      <Field label="Note" optional error={errors.note?.[0]}>
        <TextArea name="note" value={draft.note} onChange={(event) => patch({ note: event.target.value })} rows={2} />
      </Field>
      <FixedFields token={token} />
      <ScopeBoxes token={token} draft={draft} patch={patch} errors={errors} labels={data?.scopes ?? []} />
      <IpAllowlistField
        ipAllowlist={draft.ipAllowlist}
        pending={draft.pending}
        onChange={(ipAllowlist, pending) => patch({ ipAllowlist, pending })}
        ownIp={data?.ownIp ?? null}
        required={token.type === 'admin' && data?.adminNeedsIpAllowlist === true}
        error={errors.ipAllowlist?.[0]}
      />
      <RequestLimitField
        value={draft.requestsPerMinute}
        onChange={(requestsPerMinute) => patch({ requestsPerMinute })}
        policyLimit={data?.requestsPerMinute ?? 0}
        error={errors.requestsPerMinute?.[0]}
      />
    </div>
  )
}

function FixedFields({ token }: { readonly token: TokenView }) {
  const fields = [
    ['Type', typeLabels[token.type]],
    ...(token.owner ? [['Owner', token.owner.name]] : []),
    ...(token.location ? [['Location', token.location.name]] : []),
    ['Token', 'Unchanged. Rotate it to get a new one.'],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-md bg-sunken px-3.5 py-3 text-sm">
      {fields.map(([term, value]) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-3">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface ScopeBoxesProps extends EditFieldsProps {
  readonly labels: readonly { readonly name: string; readonly label: string }[]
}

function ScopeBoxes({ token, draft, patch, errors, labels }: ScopeBoxesProps) {
  const label = (scope: string) => labels.find(({ name }) => name === scope)?.label ?? scope
  return (
    <fieldset data-invalid={errors.scopes ? '' : undefined} aria-describedby={errors.scopes ? 'edit-scopes-error' : 'edit-scopes-hint'}>
      <legend className="text-sm font-semibold">Access</legend>
      <div className="flex flex-col items-start">
        {token.scopes.map((scope) => (
          <Checkbox
            key={scope}
            name="scopes"
            checked={draft.scopes.includes(scope)}
            onChange={(event) => patch({ scopes: withScope(token.scopes, draft.scopes, scope, event.target.checked) })}
          >
            {label(scope)}
          </Checkbox>
        ))}
      </div>
      {errors.scopes && <FieldError id="edit-scopes-error">{errors.scopes[0]}</FieldError>}
      <p id="edit-scopes-hint" className="text-sm text-ink-3">
        You can remove access but not add it. For more access, create a new token.
      </p>
    </fieldset>
  )
}
