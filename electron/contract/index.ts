export * from './analysis'
export * from './text'
