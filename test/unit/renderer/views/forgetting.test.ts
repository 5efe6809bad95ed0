import { expect, it } from 'vitest'
import { forgetUnrecorded, keepUnrecorded, readUnrecorded } from '../../../../renderer/views/review/drafting'

it('reasons that were typed in one case are not there in the next', () => {
  keepUnrecorded('claim one', 'ada', { saidReasons: 'The minutes have it.' })
  expect(readUnrecorded('claim one', 'ada').saidReasons).toBe('The minutes have it.')
  forgetUnrecorded()
  expect(readUnrecorded('claim one', 'ada')).toEqual({ saidReasons: null, truthReasons: null })
})
