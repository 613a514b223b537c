import type { Db } from '../db/client'

export const countPeople = (db: Db): Promise<number> => db.read.user.count()

/** Every organisation, for the commands that walk them all. */
export const listOrganisations = (db: Db) => db.read.organisation.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } })
