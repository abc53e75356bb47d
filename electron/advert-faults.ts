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
    zh: '广告 {name} 有透明效果，放不进 PDF/X-1a，这台机器上也没有能拼合它的 Ghostscript。请安装 Ghostscript，或请广告主拼合透明度，或改出 PDF/X-4。',
    en: 'The advert {name} has transparency, which PDF/X-1a has no room for, and this machine has no Ghostscript to flatten it. Install Ghostscript, ask the advertiser to flatten it, or export PDF/X-4.',
  },
  'advert-blends-light': {
    zh: '广告 {name} 的透明效果按 RGB 混合，不能拼合：黑字会变成四色。请广告主改为按 CMYK 混合或拼合后重新存，或改出 PDF/X-4。',
    en: 'The advert {name} blends in RGB and cannot be flattened: its black text would be of four inks. Ask the advertiser to blend in CMYK or to flatten it, or export PDF/X-4.',
  },
  'advert-flatten': {
    zh: '广告 {name} 的透明效果拼合不了，文件里可能有损坏。请广告主拼合透明度后重新存，或改出 PDF/X-4。',
    en: 'The transparency of the advert {name} cannot be flattened: it may be damaged. Ask the advertiser to flatten it and save it again, or export PDF/X-4.',
  },
  'advert-flatten-slow': {
    zh: '广告 {name} 的透明效果拼合了 {seconds} 秒还没有完，已放弃。请广告主拼合后重新存，或改出 PDF/X-4。',
    en: 'Flattening the advert {name} took more than {seconds} seconds and was given up. Ask the advertiser to flatten it and save it again, or export PDF/X-4.',
  },
  'advert-flatten-large': {
    zh: '广告 {name} 太大，拼合透明度放不进内存。请广告主拼合后重新存，或改出 PDF/X-4。',
    en: 'The advert {name} is too large to be flattened in memory. Ask the advertiser to flatten it and save it again, or export PDF/X-4.',
  },
  'advert-flatten-inks': {
    zh: '广告 {name} 拼合透明度时保不住专色：{zh}。请广告主拼合后重新存，或改出 PDF/X-4。',
    en: 'Flattening the advert {name} would lose spot inks: {en}. Ask the advertiser to flatten it and save it again, or export PDF/X-4.',
  },
  'advert-flatten-spots': {
    zh: '广告 {name} 有 {count} 种专色，拼合透明度时最多能留 {most} 种。请广告主减少专色或拼合后重新存，或改出 PDF/X-4。',
    en: 'The advert {name} has {count} spot inks, and {most} can be kept when it is flattened. Ask the advertiser for fewer, or to flatten it, or export PDF/X-4.',
  },
  'advert-flatten-font': {
    zh: '广告 {name} 的字体没有嵌入：{zh}。拼合透明度会换成别的字体。请广告主嵌入字体或把文字转曲后重新存。',
    en: 'Fonts of the advert {name} are not embedded: {en}. Flattening it would set others in their place. Ask the advertiser to embed them or to convert text to outlines.',
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
