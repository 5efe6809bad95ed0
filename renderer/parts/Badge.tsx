import type { ReactNode } from 'react'

/** A short word about an item. Its colour repeats what the word says, and never says more. */
export function Badge({
  tone,
  children,
}: {
  tone?: 'good' | 'careful' | 'bad' | 'shared' | 'own' | undefined
  children: ReactNode
}) {
  return <span className={`badge ${tone ?? ''}`}>{children}</span>
}
