import { describe, expect, it } from 'vitest'
import { type BodyModel, bodyProbabilities, likelyBody } from '../../../../electron/core/article/body-model'

const model: BodyModel = {
  weights: { menu: 4, prose: -4 },
  steps: { any: [-1, -1, -1, -1], heading: [2, 0, 0, 3] },
  interrupted: -0.5,
}
const page = (...kinds: string[]) => kinds.map((kind) => ({ own: { [kind]: 1 }, step: {} }))

describe('bodyProbabilities', () => {
  it('finds the body between menus', () => {
    const found = bodyProbabilities(page('menu', 'menu', 'prose', 'prose', 'menu', 'prose', 'menu'), model)
    expect(found.map((probability) => probability > 0.5)).toEqual([false, false, true, true, false, true, false])
  })

  it('gives probabilities, however long the page', () => {
    const found = bodyProbabilities(
      page(...Array.from({ length: 5000 }, (_, index) => (index % 7 ? 'menu' : 'prose'))),
      model,
    )
    expect(found.every((probability) => probability >= 0 && probability <= 1)).toBe(true)
  })

  it('weighs features that a model does not know as nothing', () => {
    expect(bodyProbabilities(page('unheard'), model)).toEqual(bodyProbabilities(page('silent'), model))
  })

  it('reads an empty page', () => {
    expect(bodyProbabilities([], model)).toEqual([])
  })
})

describe('likelyBody', () => {
  it('takes what is likely', () => {
    expect(likelyBody([0.9, 0.6, 0.4, 0.1])).toEqual([true, true, true, false])
  })

  it('takes the best of a doubtful page, rather than nothing', () => {
    expect(likelyBody([0.1, 0.3, 0.02])).toEqual([false, true, false])
  })
})
