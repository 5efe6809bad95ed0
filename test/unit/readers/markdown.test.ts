import { expect, test } from 'vitest'
import { read, texts, utf8 } from './reading'

test('Markdown is read without its marks, block by block', async () => {
  const source = `# Ferry *to stay*

She said [it **stays**](https://review.example) &amp; left.
The line goes on.

- one ship
- two ships
  - a small one

> It stays.

| Province | Deaths |
| --- | --- |
| North | 12 |

\`\`\`
a  code
\`\`\`
`
  const document = await read(utf8(source), 'a.md')
  expect(document.format).toBe('markdown')
  expect(document.blocks.map(({ kind, span }) => [kind, document.text.slice(...span)])).toEqual([
    ['heading', 'Ferry to stay'],
    ['paragraph', 'She said it stays & left. The line goes on.'],
    ['listItem', 'one ship'],
    ['listItem', 'two ships'],
    ['listItem', 'a small one'],
    ['quote', 'It stays.'],
    ['tableCell', 'Province'],
    ['tableCell', 'Deaths'],
    ['tableCell', 'North'],
    ['tableCell', '12'],
    ['other', 'a  code'],
  ])
  expect(document.metadata.title).toBe('Ferry to stay')
})

test('front matter gives metadata and is not read as text', async () => {
  const source = `---
title: "Ferry to stay"
author: Ada Example
date: 2016-09-12
lang: en-GB
url: https://review.example/ferry
tags: [harbour]
---
She said so.
`
  const document = await read(utf8(source), 'a.md')
  expect(document.text).toBe('She said so.')
  expect(document.metadata).toEqual({
    title: 'Ferry to stay',
    publisher: null,
    byline: 'Ada Example',
    published: '2016-09-12',
    language: 'en',
    url: 'https://review.example/ferry',
  })
})

test('scripts and styles in Markdown are not read', async () => {
  const document = await read(utf8('One.\n\n<script>alert(1)</script>\n\n<div>Two <b>three</b></div>\n'), 'a.md')
  expect(texts(document)).toEqual(['One.', 'Two three'])
})
