import type { FindThreads } from './types'

export const findThreads: FindThreads = () => []
