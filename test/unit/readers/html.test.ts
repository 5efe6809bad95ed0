import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../electron/readers/html'

const paragraphs = (html: string) => {
  const document = readHtml(html)
  return document.blocks.map(({ span: [start, end] }) => document.text.slice(start, end))
}

describe('readHtml', () => {
  it('gives the visible text in order and leaves scripts and styles out', () => {
    const page = '<style>p{}</style><p>One <b>bold</b>\n word.</p><script>var a = "no"</script><div>Two<br>three</div>'
    expect(paragraphs(page)).toEqual(['One bold word.', 'Two', 'three'])
  })
})
