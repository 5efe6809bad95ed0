import { describe, expect, it } from 'vitest'
import { machineDate, printedDate } from '../../../../electron/core/article/printed-date'

describe('printedDate', () => {
  it.each([
    ['Published: 9 May 2031 at 10:00', '2031-05-09'],
    ['May 9, 2031', '2031-05-09'],
    ['Fri., Sept. 9th, 2016 | By Ada Quill', '2016-09-09'],
    ['09.05.2031, 08:57', '2031-05-09'],
    ['9. Mai 2031', '2031-05-09'],
    ['1er août 2031', '2031-08-01'],
    ['12 juillet 2031', '2031-07-12'],
    ['3 de marzo de 2031', '2031-03-03'],
    ['19 ноября 2031', '2031-11-19'],
    ['2031/05/09', '2031-05-09'],
    ['2031年5月9日', '2031-05-09'],
    ['5/23/2031', '2031-05-23'],
    ['23/5/2031', '2031-05-23'],
  ])('reads %s', (text, date) => {
    expect(printedDate(text)).toBe(date)
  })

  it.each([
    ['a date with two readings', '3/5/2031'],
    ['a day that is not in the calendar', '31 February 2031'],
    ['a date without its year', 'Friday 9 May'],
    ['a clock', 'GMT 05:17:37'],
    ['a number', 'a loan of 2031 crowns, 12 of them'],
    ['nothing', ''],
  ])('reads no date from %s', (_, text) => {
    expect(printedDate(text)).toBeNull()
  })

  it('takes the first of two', () => {
    expect(printedDate('4 May 2031, updated 5 May 2031')).toBe('2031-05-04')
  })
})

describe('machineDate', () => {
  it('keeps time and zone', () => {
    expect(machineDate(' 2031-05-09T08:57:00+02:00 ')).toBe('2031-05-09T08:57:00+02:00')
    expect(machineDate('2031-05-09 08:57')).toBe('2031-05-09T08:57')
  })

  it('reads what people write where machines read', () => {
    expect(machineDate('Fri, 09 May 2031 08:57:00 GMT')).toBe('2031-05-09')
    expect(machineDate('yesterday')).toBeNull()
    expect(machineDate(null)).toBeNull()
  })
})
