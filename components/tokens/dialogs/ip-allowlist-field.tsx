'use client'

import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chips'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { focusOnce } from './dialog-focus'
import { allowsIp, isIpOrCidr, splitIps } from './ip-allowlist'

interface IpAllowlistFieldProps {
  readonly ipAllowlist: readonly string[]
  /** Typed but not added yet. */
  readonly pending: string
  readonly onChange: (ipAllowlist: readonly string[], pending: string) => void
  readonly ownIp: string | null
  readonly required?: boolean
  /** Gets the focus when it appears. */
  readonly focused?: boolean
  readonly error: string | undefined
}

const ownIpWarning = (ipAllowlist: readonly string[], ownIp: string | null) =>
  ownIp !== null && !allowsIp(ipAllowlist, ownIp) ? `Your IP address, ${ownIp}, is not in this list.` : undefined

const hint = (required: boolean) => (required ? 'Admin tokens need at least one IP address.' : 'Leave empty to allow any IP address.')

export function IpAllowlistField({
  ipAllowlist,
  pending,
  onChange,
  ownIp,
  required = false,
  focused = false,
  error,
}: IpAllowlistFieldProps) {
  const [rejected, setRejected] = useState<string | null>(null)
  const add = (text: string) => {
    const added = splitIps(text)
    const invalid = added.find((each) => !isIpOrCidr(each)) ?? null
    setRejected(invalid)
    if (invalid === null) onChange([...new Set([...ipAllowlist, ...added])], '')
  }
  const addOnSeparator = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    add(pending)
  }
  const canAddOwnIp = ownIp !== null && !ipAllowlist.includes(ownIp)
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="IP allowlist"
        optional={!required}
        error={rejected === null ? error : `${rejected} is not a valid IP address.`}
        warning={ownIpWarning(ipAllowlist, ownIp)}
        hint={`${hint(required)} Press Enter after each one, for example 203.0.113.7 or 203.0.113.0/24.`}
      >
        <TextInput
          ref={focused ? focusOnce : undefined}
          name="ipAllowlist"
          value={pending}
          onChange={(event) => onChange(ipAllowlist, event.target.value)}
          onKeyDown={addOnSeparator}
          onBlur={() => pending.trim() !== '' && add(pending)}
          autoComplete="off"
          spellCheck={false}
          data-mono
        />
      </Field>
      <Chips
        ipAllowlist={ipAllowlist}
        onRemove={(removed) =>
          onChange(
            ipAllowlist.filter((each) => each !== removed),
            pending,
          )
        }
      />
      {canAddOwnIp && (
        <Button variant="quiet" className="-ml-3.5 self-start" onClick={() => onChange([...ipAllowlist, ownIp], pending)}>
          Add my IP address ({ownIp})
        </Button>
      )}
    </div>
  )
}

interface ChipsProps {
  readonly ipAllowlist: readonly string[]
  readonly onRemove: (ip: string) => void
}

function Chips({ ipAllowlist, onRemove }: ChipsProps) {
  if (ipAllowlist.length === 0) return null
  return (
    <ul aria-label="IP allowlist" className="flex flex-wrap gap-2">
      {ipAllowlist.map((ip) => (
        <li key={ip}>
          <Chip removeLabel={`Remove ${ip}`} onRemove={() => onRemove(ip)}>
            <span data-mono className="break-all">
              {ip}
            </span>
          </Chip>
        </li>
      ))}
    </ul>
  )
}
