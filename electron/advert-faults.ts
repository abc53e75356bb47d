/** Why an advert's file cannot be placed, and what to do: most often, what to ask the advertiser for. */
export const advertFaults = {
  'advert-damaged': {
    zh: '广告 {name} 已损坏，无法读取。请向广告主要一份重新存的 PDF。',
    en: 'The advert {name} is damaged and cannot be read. Ask the advertiser for the PDF saved anew.',
  },
  'advert-encrypted': {
    zh: '广告 {name} 要密码才能打开，不能置入。请广告主去掉密码后重新存。',
    en: 'The advert {name} takes a password to be opened and cannot be placed. Ask the advertiser for one without it.',
  },
  'advert-no-page': {
    zh: '广告 {name} 里没有要的那一页。请检查页码，或向广告主要完整的 PDF。',
    en: 'The advert {name} does not have that page. Check the page number, or ask the advertiser for the whole PDF.',
  },
  'advert-too-much': {
    zh: '广告 {name} 太大或太复杂，读不完。请广告主简化后重新存。',
    en: 'The advert {name} is too large or too complex to read. Ask the advertiser for a simpler one.',
  },
  'advert-too-deep': {
    zh: '广告 {name} 的元素嵌套太深。请广告主在设计软件里拼合后重新存。',
    en: 'The elements of the advert {name} are nested too deeply. Ask the advertiser to flatten it and save it again.',
  },
  'advert-no-size': {
    zh: '广告 {name} 没有写明页面大小。请广告主设好页面后重新存。',
    en: 'The advert {name} does not say how large its page is. Ask the advertiser to set its page and save it again.',
  },
  'advert-too-large': {
    zh: '广告 {name} 的页面有一边超过 5 米，报纸放不下。请广告主检查页面大小后重新存。',
    en: 'A side of the page of the advert {name} is longer than 5 m, which no newspaper is. Ask the advertiser to check its size and save it again.',
  },
  'advert-layers': {
    zh: '广告 {name} 里有关掉的图层，可是它所在的内容解不开，去不掉。请广告主拼合图层后重新存。',
    en: 'In the advert {name} what a layer that is switched off stands in cannot be unpacked, and it cannot be taken out. Ask the advertiser to flatten its layers and save it again.',
  },
  'advert-layer-in-line': {
    zh: '广告 {name} 里关掉的图层“{layer}”夹在一行字中间，去掉它，后面的字会移位。请广告主删掉这个图层后重新存。',
    en: 'In the advert {name} the layer “{layer}”, which is switched off, stands in the middle of a line of text, and what follows would move without it. Ask the advertiser to delete the layer and save it again.',
  },
  'advert-undrawable': {
    zh: '广告 {name} 画不出来，文件可能已损坏。请广告主重新存一份 PDF。',
    en: 'The advert {name} cannot be drawn: it may be damaged. Ask the advertiser for the PDF saved anew.',
  },
  'advert-blends': {
    zh: '广告 {name} 有透明效果，放不进 PDF/X-1a。请广告主拼合透明度，或改出 PDF/X-4。',
    en: 'The advert {name} has transparency, which PDF/X-1a has no room for. Ask the advertiser to flatten it, or export PDF/X-4.',
  },
  'advert-no-ghostscript': {
    zh: '{name} 是 EPS，要由 Ghostscript 转换，这台机器上没有。请安装 Ghostscript，或请广告主存成 PDF。',
    en: '{name} is an EPS, which Ghostscript converts, and this machine has none. Install Ghostscript, or ask the advertiser for a PDF.',
  },
  'advert-eps': {
    zh: 'EPS {name} 转换不了，文件可能已损坏。请广告主存成 PDF。',
    en: 'The EPS {name} cannot be converted: it may be damaged. Ask the advertiser for a PDF.',
  },
} as const;
