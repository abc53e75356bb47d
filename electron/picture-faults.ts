/** What is said of pictures that cannot be read. */
export const pictureFaults = {
  'picture-unreadable': {
    zh: '图片 {name} 无法读取，文件可能已损坏或没有传完。请在看图软件里打开，另存为 JPEG 或 TIFF；打不开的，请来稿人重发。',
    en: 'The picture {name} cannot be read: it may be damaged or have arrived in part. Open it in a picture program and save it as JPEG or TIFF; if it does not open, ask its sender for it again.',
  },
  'picture-kind-unread': {
    zh: '图片 {name} 是 {kind}，这里读不了。请在原来的软件里存成 TIFF 或 JPEG，再导入。',
    en: 'The picture {name} is {kind}, which is not read here. Save it as TIFF or JPEG in the program it was made with, and import that.',
  },
  'picture-no-composite': {
    zh: '图片 {name} 里没有合成好的画面，读不了。请在 Photoshop 里存盘时选“最大兼容”，或存成 TIFF、JPEG，再导入。',
    en: 'The picture {name} has no composite of its layers and cannot be read. Save it with “Maximize compatibility”, or as TIFF or JPEG, and import that.',
  },
  'picture-mode': {
    zh: '图片 {name} 是 {mode} 模式，这里读不了。请在 Photoshop 里转成 CMYK 或 RGB、每通道 8 位或 16 位，再导入。',
    en: 'The picture {name} is in the mode {mode}, which is not read here. Convert it to CMYK or RGB of 8 or 16 bits in Photoshop, and import that.',
  },
  'picture-too-large': {
    zh: '图片 {name} 有 {width}×{height} 像素，通道又多，读不下。请缩小，或存成 8 位、不带多余通道的 TIFF。',
    en: 'The picture {name} has {width}×{height} pixels and too many channels to be read. Make it smaller, or save it as TIFF of 8 bits without extra channels.',
  },
  'picture-gif-too-large': {
    zh: '图片 {name} 是 GIF，有 {width}×{height} 像素，读不下。请缩小，或另存成 PNG、TIFF、JPEG，再导入。',
    en: 'The picture {name} is a GIF of {width}×{height} pixels, which is too large to be read. Make it smaller, or save it as PNG, TIFF or JPEG, and import that.',
  },
} as const;
