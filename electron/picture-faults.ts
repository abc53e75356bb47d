/** What is said of pictures that cannot be read. */
export const pictureFaults = {
  'picture-unreadable': {
    zh: '图片 {name} 无法读取：{detail}。请更换图片。',
    en: 'The picture {name} cannot be read: {detail}. Replace it.',
  },
  'picture-kind-unread': {
    zh: '图片 {name} 是 {kind}，这里读不了。请在原来的软件里存成 TIFF 或 JPEG，再导入。',
    en: 'The picture {name} is {kind}, which is not read here. Save it as TIFF or JPEG in the program it was made with, and import that.',
  },
  'picture-too-large': {
    zh: '图片 {name} 有 {width}×{height} 像素，通道又多，读不下。请缩小，或存成 8 位、不带多余通道的 TIFF。',
    en: 'The picture {name} has {width}×{height} pixels and too many channels to be read. Make it smaller, or save it as TIFF of 8 bits without extra channels.',
  },
} as const;
