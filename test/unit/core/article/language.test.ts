import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../../electron/core/article/language'

describe('detectLanguage', () => {
  it.each([
    ['en', 'The bridge over the river is open to all, and nobody was asked to pay for it.'],
    ['de', 'Die Brücke über den Fluss ist für alle offen, und niemand wurde gebeten, dafür zu zahlen.'],
    ['fr', 'Le pont sur la rivière est ouvert à tous, et personne ne doit payer pour le passage.'],
    ['es', 'El puente sobre el río está abierto para todos, y nadie ha tenido que pagar por el paso.'],
    ['pt', 'A ponte sobre o rio está aberta para todos, e ninguém foi chamado para pagar por ela.'],
    ['it', 'Il ponte sul fiume è aperto a tutti, e nessuno è stato chiamato per pagare il passaggio.'],
    ['nl', 'De brug over de rivier is open voor iedereen, en niemand werd gevraagd om ervoor te betalen.'],
    ['ru', 'Мост через реку открыт для всех, и никто не должен был платить за это, как было раньше.'],
    ['uk', 'Міст через річку відкрито для всіх, і ніхто не мав за це платити, як це було раніше.'],
    ['ar', 'الجسر على النهر مفتوح من الآن إلى كل الناس ولم يدفع أحد عن ذلك في هذا العام'],
    ['fa', 'پل روی رودخانه برای همه باز است و هیچ کس از این به بعد برای آن پول نمی دهد'],
    ['he', 'הגשר על הנהר פתוח לכל מי שרוצה לעבור בו'],
    ['ja', '橋は月曜日に開通し、だれでも無料で渡れるようになりました。'],
    ['zh', '这座跨河大桥星期一通车，任何人都可以免费通行。'],
    ['ko', '강을 건너는 다리가 월요일에 모두에게 열렸다.'],
    ['el', 'Η γέφυρα είναι ανοιχτή για όλους από τη Δευτέρα.'],
  ])('knows %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })

  it('leaves open what is too short or has no words', () => {
    expect(detectLanguage('')).toBeNull()
    expect(detectLanguage('Orsa 2031')).toBeNull()
    expect(detectLanguage('12:30 — 14:45 — 16:00')).toBeNull()
  })
})
