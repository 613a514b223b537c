'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import type { Failure } from '@/lib/result'
import { FailureBanner } from '../../../session/failure-banner'
import { waitText } from '../../../session/failure-text'
import { useTokenDialogContext } from '../dialog-context'
import { FieldErrorsBanner } from '../field-errors-banner'
import { IpAllowlistField } from '../ip-allowlist-field'
import { RequestLimitField } from '../request-limit-field'
import { AccessField } from './access-field'
import { ExpiresField } from './expires-field'
import type { FieldProps } from './form-field'
import { MoreOptions } from './more-options'
import { NameField } from './name-field'
import { NoteField } from './note-field'
import { LocationField, TypeField } from './type-field'

interface CreateFieldsProps extends Omit<FieldProps, 'errors'> {
  readonly failure: Failure | null
}

export function CreateFields({ failure, ...given }: CreateFieldsProps) {
  const props: FieldProps = { ...given, errors: failure?.fields ?? {} }
  const { draft, patch, options, errors } = props
  const [ipAllowlistOpened, setIpAllowlistOpened] = useState(false)
  const openIpAllowlist = () => {
    setIpAllowlistOpened(true)
    patch({ ipAllowlist: [] })
  }
  const [limitOpened, setLimitOpened] = useState(false)
  const openLimit = () => {
    setLimitOpened(true)
    patch({ requestsPerMinute: '' })
  }
  return (
    <div className="flex flex-col gap-4">
      {failure && <CreateFailure failure={failure} />}
      <NameField {...props} />
      <TypeField {...props} />
      {draft.type === 'location' && <LocationField {...props} />}
      <AccessField {...props} />
      <ExpiresField {...props} />
      {draft.note !== null && <NoteField {...props} note={draft.note} />}
      {draft.ipAllowlist !== null && (
        <IpAllowlistField
          ipAllowlist={draft.ipAllowlist}
          pending={draft.pending}
          onChange={(ipAllowlist, pending) => patch({ ipAllowlist, pending })}
          ownIp={options.ownIp}
          required={draft.type === 'admin' && options.adminNeedsIpAllowlist}
          focused={ipAllowlistOpened}
          error={errors.ipAllowlist?.[0]}
        />
      )}
      {draft.requestsPerMinute !== null && (
        <RequestLimitField
          value={draft.requestsPerMinute}
          onChange={(requestsPerMinute) => patch({ requestsPerMinute })}
          policyLimit={options.requestsPerMinute}
          focused={limitOpened}
          error={errors.requestsPerMinute?.[0]}
        />
      )}
      <MoreOptions draft={draft} onNote={() => patch({ note: '' })} onIpAllowlist={openIpAllowlist} onRequestLimit={openLimit} />
      {draft.type === 'admin' && <Acknowledgement {...props} />}
    </div>
  )
}

function Acknowledgement({ draft, patch, errors }: FieldProps) {
  const { org } = useTokenDialogContext()
  return (
    <Checkbox
      name="acknowledged"
      checked={draft.acknowledged}
      onChange={(event) => patch({ acknowledged: event.target.checked })}
      error={errors.acknowledged?.[0]}
    >
      I understand that this token acts for everyone in {org.name}.
    </Checkbox>
  )
}

function CreateFailure({ failure }: { readonly failure: Failure }) {
  if (failure.fields) return <FieldErrorsBanner failure={failure} fields={failure.fields} />
  if (failure.code !== 'rate_limited') return <FailureBanner failure={failure} />
  return <FailureBanner failure={failure} text={`Too many new tokens. Try again in ${waitText(failure.retryAfter)}.`} />
}
