import type { ReactNode } from 'react'
import type { Query } from '../state/queries'

/** What stands where nothing is yet: what this place is for, and what to do next. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}

export function Loading({ what = 'Opening…' }: { what?: string }) {
  return (
    <p className="loading" role="status">
      {what}
    </p>
  )
}

/** What went wrong, as the workbench words it. */
export function Failed({ message, actions }: { message: string; actions?: ReactNode }) {
  return (
    <div className="state" role="alert">
      <h2>This could not be shown</h2>
      <p>{message}</p>
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}

/** An answer where there is one, else why there is none. */
export function Asked<T>({ query, children }: { query: Query<T>; children: (value: T) => ReactNode }) {
  if (query.status === 'loading') return <Loading />
  if (query.status === 'error') return <Failed message={query.error.message} />
  return children(query.value)
}
