import './read.css'
import { CommandButton } from '../../parts/Button'
import { Asked, Empty, Failed, Loading } from '../../parts/States'
import { useApp, usePlace, useQuery } from '../../state/app'
import { ReadArticle } from './ReadArticle'

/** Reads one article: the one that is open, else the first of the case. */
export function Read() {
  const { router } = useApp()
  const place = usePlace()
  const first = useQuery('article.list', place.open.article === undefined ? { limit: 1 } : null)
  const id = place.open.article ?? first.value?.items[0]?.id
  const article = useQuery('article.get', id === undefined ? null : { id })
  if (id === undefined) {
    if (first.status === 'loading') return <Loading />
    if (first.status === 'error') return <Failed message={first.error.message} />
    const add = {
      id: 'read.add',
      label: 'Go to Articles',
      group: 'Reading',
      keys: ['g a'],
      run: () => router.go('articles'),
    }
    return (
      <>
        <h1 className="unseen">Read</h1>
        <Empty title="Nothing to read yet" actions={<CommandButton command={add} look="main" />}>
          Bring in an article first; it opens here with who said what marked in its text.
        </Empty>
      </>
    )
  }
  return <Asked query={article}>{(value) => <ReadArticle key={value.id} article={value} />}</Asked>
}
