import type { ProfileView } from './schema'

/** The fields that software may read, and no others. */
export const toProfileView = ({ name, email, signature, subdomain }: ProfileView): ProfileView => ({ name, email, signature, subdomain })
