export { addressOf as linkOf } from '@/client/base';
