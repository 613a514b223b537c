export { default } from '@/app/o/[org]/not-found'
