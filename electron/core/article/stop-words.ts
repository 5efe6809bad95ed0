/** The commonest function words of languages that put blanks between words; each list holds lower-case words. */
const LISTS: Readonly<Record<string, string>> = {
  en: "the of and to in a is that for on was with as it by at from be are his he this have an had not has but its they or which were their been who said will one would when there more after about she her if than all into also i you we our my no can what so out up over him them only just do did your it's new some time now",
  de: 'der die das und in zu den von mit ist des sich auf für im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir ihr ihre seine kann schon wenn was',
  fr: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ont aux d'un d'une été mais comme cette son sa ou leur fait être deux elle nous vous je on ses ces c'est même si tout après ans où",
  es: 'de la que el en y a los del se las por un para con no una su al lo como más es o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde',
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles são você foram pode',
  it: 'di e il la che in un a per è una del con non i si le della da al dei nel alla come gli più anche lo ha sono dal se ma delle su ai o dalla nella questo suo sua loro ci hanno stato essere due dopo tra era degli anni fatto cui io ho mi chi perché solo già quando tutti tutto così',
  nl: 'de het een van en in is dat op te zijn met voor die niet aan er om ook als dan maar bij uit nog door naar heeft over tot wordt was ze hij of je kan deze zich hebben wel meer al worden jaar na dit moet veel geen wat had werd hun haar ik we wij zo wie waar',
  sv: 'och i att det som en på är av för med den till har de inte om ett han var men sig från vi så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan över bara in blir upp även vad jag hon',
  da: 'og i at det er en til af på for med den de som der har ikke et han var om fra sig men så vi kan også år efter blev eller nu ved når skal vil ud blive havde hun sin mere over jeg andre kun op været man får bliver mod være få end siger alle hvor',
  no: 'og i det er på som en til å av for at med har de ikke den et han om var fra men seg så vi kan også år etter ble eller nå ved når skal vil ut bli hadde hun sin mer over jeg andre bare opp vært man får blir mot være enn sier alle hvor hva',
  fi: 'ja on ei se että oli hän mutta ovat kun myös joka tai jos niin kuin vain sen mukaan vuoden ole mitä jo sitä olisi siitä nyt kanssa voi ollut vielä tämä tämän ne sekä jälkeen ennen minä me te he',
  pl: 'w i na z do się nie to że jest o za po od jak przez co dla ale są tym tak ze jego już czy był by go być przed może tylko oraz które który ich także jej ma pod roku była było bardzo gdy też więc która lat nas',
  cs: 'a v se na je že o s z do i to za by ale jako po pro který podle jsem od k které roku až jeho ze si než byl jak bylo však však také která být jsou tak při u nebo let už když má jen která což může není',
  ro: 'de în și la a cu o din pe care să pentru nu un se mai este că sunt au prin ca dar fost după al ce lui ale fi sau fără cel cea această acest către între doar dacă sa său ani până când atunci şi',
  hu: 'a az és hogy nem is egy meg ez de volt csak már még mint van el ha ki vagy amely azt szerint után lehet pedig mert minden be fel nagyon kell aki ami ezt sem majd több lesz így két',
  tr: 've bir bu da de için ile çok olarak daha en olan gibi kadar ne sonra ise var o olduğu ki mi ama her diye göre yeni oldu değil ya iki büyük son tarafından ilk biz ben sen',
  ru: 'и в не на что с по как это из а к за от для о до у но его то же он бы так все также был после при если или их мы будет были она они было ее может только чтобы где уже когда который которые во со я вы году этом ещё еще',
  uk: 'і в не на що з у та до за як від про це для але його він був по також при або їх ми буде які якщо після вона вони було її може тільки щоб де вже коли який яка із зі я ви році цього є',
  bg: 'и на в да за от се е не че с по са като това до който ще но има при след бе беше му си или те той тя ни които която още само може през към има няма които',
  el: 'και το να του η της με που την από για τα είναι ο των σε ότι οι στο θα τη στην τον δεν τους μας ένα μια κατά αυτό όπως αλλά στη στις μετά έχει πως ήταν στα',
  id: 'yang dan di dengan untuk dari ini itu dalam pada tidak akan ke juga oleh telah ada karena saat bisa tersebut menjadi sudah lebih para mereka saya kami kita dia atau bahwa seperti hanya sebagai masih hari tahun orang lain kepada belum agar',
  vi: 'và của là có cho không được trong với các một người những này đã khi đến từ ra ở vào về như để cũng nhiều tại trên phải ông thì năm lại nhưng sẽ đó anh bị hơn',
  ar: 'في من على أن إلى عن التي الذي هذا مع ما هذه كان كما لا بعد قد أو ذلك بين لم كل حتى إن و يوم ثم أي قال خلال عند غير هو هي كانت منذ',
  fa: 'در به از که این را با است برای آن یک بود شد خود تا بر هم نیز می ها شده یا اما باید کرد وی دارد آنها او هر پس بین اگر',
  he: 'של את על לא הוא זה עם כי גם היא אל אני או יותר יש אבל כל בין היה אם רק כך מה אחרי אשר הם זו',
  hi: 'के में की है और से को का ने पर कि यह हैं भी इस नहीं था एक लिए कर जो हो तो ही कहा थे या बाद तक अपने साथ गया उन्होंने थी कुछ',
  bn: 'ও এই করে একটি থেকে জন্য না হয় এবং সঙ্গে যে তার এ করা হয়েছে তিনি বলেন কথা নিয়ে আর করেন মধ্যে পর',
}

/** Function words by language (BCP 47 primary subtag). */
export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(LISTS).map(([language, words]) => [language, new Set(words.split(' '))]),
)
