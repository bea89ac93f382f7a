// A thread begins without what reads TypeScript, however the process was started.
import { register } from 'tsx/esm/api'

register()
await import('./workbook-worker.ts')
