export { findAdministrators, findOpenOrganizations, isActiveMember, isActorCurrent, isOpenLocation } from './store'
