export { createDatabase } from '../../lib/testing/databases/postgres-databases'
export { startPostgres } from '../../lib/testing/databases/postgres-server'
export { fill } from './fill'
