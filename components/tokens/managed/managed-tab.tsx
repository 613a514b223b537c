'use client'

import { lazy } from 'react'
import type { ManagedGroupsProps } from './managed-groups'

const ManagedGroups = lazy(() => import('./managed-groups').then((module) => ({ default: module.ManagedGroups })))

/** The tab of managed tokens is code of its own: the other tabs do not carry it. */
export const ManagedTab = (props: ManagedGroupsProps) => <ManagedGroups {...props} />
