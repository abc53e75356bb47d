/**
 * The characters of each class for composition, made by build/compile-character-classes.mjs: code points, or first and last
 * of several, in hexadecimal. All others are Western letters.
 */
export const characterRanges = {
  closing: ['2019 201d 232a 3009 300b 300d 300f 3011 3015 3017 3019 301b ff09 ff3d ff5d ff60 ff63 '],
  connector: ['2013-2015 2500 301c 30a0 ff0d ff5e '],
  digit: ['30-39 '],
  han: [
    '203b 2104-2108 2190-21ff 231a-231b 23e9-23ec 23f0 23f3 2460-24ff 2501-2761 2764-2767 2776-27bf 2b1b-2b1c 2b50 ',
    '2b55 2e80-2e99 2e9b-2ef3 2f00-2fd5 2ff0-2fff 3003-3004 3006-3007 3012-3013 3020-303a 303d-303e 3042 3044 3046 ',
    '3048 304a-3062 3064-3082 3084 3086 3088-308d 308f-3094 3099-309a 309f 30a2 30a4 30a6 30a8 30aa-30c2 30c4-30e2 ',
    '30e4 30e6 30e8-30ed 30ef-30f4 30f7-30fa 30ff 3105-312f 3131-318e 3190-31e5 31ef 3200-321e 3220-3247 3250-32cb ',
    '32cf-3370 337b-337f 33e0-33fe 3400-a014 a016-a48c a490-a4c6 ac00-d7a3 f900-faff fe30-fe34 fe45-fe46 fe49-fe4f ',
    'fe58 fe5f-fe66 fe68 fe6b ff02 ff06-ff07 ff0a ff10-ff19 ff1c-ff1e ff20-ff3a ff3c ff3e-ff5a ff5c ff66 ff71-ff9d ',
    'ffa0-ffbe ffc2-ffc7 ffca-ffcf ffd2-ffd7 ffda-ffdc ffe2-ffe4 ffe8-ffee 16fe4 16ff0-16ff1 16ff4-16ff6 ',
    '17000-18cda 18cff-18d20 18d80-18df2 18e00-19191 191a0-191d2 1aff0-1aff3 1aff5-1affb 1affd-1affe 1b000-1b128 ',
    '1b168 1b170-1b2fb 1d300-1d356 1d360-1d376 1f000-1f678 1f67c-10ffff ',
  ],
  latinClosing: [
    '21 29 2c 2e 3a-3b 3f 5d 7d 37e 589 5c6 60c-60d 61b 61d-61f 6d4 7f8-7f9 f0d-f11 f14 f3b f3d 169c 1802-1803 ',
    '1808-1809 1944-1945 2044 2046 207e 208e 2309 230b 2762-2763 2769 276b 276d 276f 2771 2773 2775 27c6 27e7 27e9 ',
    '27eb 27ed 27ef 2984 2986 2988 298a 298c 298e 2990 2992 2994 2996 2998 29d9 29db 29fd 2cf9 2cfe 2e23 2e25 2e27 ',
    '2e29 2e2e 2e53-2e54 2e56 2e58 2e5a 2e5c a60e a876-a877 fd3e 115c4-115c5 11c71 1325b-1325d 13282 13287 13289 ',
    '1337a-1337b 13438 1343d 1343f 145cf ',
  ],
  latinOpening: [
    '28 5b 7b a1 bf f3a f3c 169b 201a 201e 2045 207d 208d 2308 230a 2768 276a 276c 276e 2770 2772 2774 27c5 27e6 ',
    '27e8 27ea 27ec 27ee 2983 2985 2987 2989 298b 298d 298f 2991 2993 2995 2997 29d8 29da 29fc 2e18 2e22 2e24 2e26 ',
    '2e28 2e42 2e55 2e57 2e59 2e5b fd3f 13258-1325a 13286 13288 13379 1342f 13437 1343c 1343e 145ce 1e95e-1e95f ',
  ],
  leader: ['2024-2026 22ef 2e3a-2e3b fe19 10af6 '],
  middle: ['b7 2027 30fb ff65 '],
  nonender: ['301d fe17 fe35 fe37 fe39 fe3b fe3d fe3f fe41 fe43 fe47 fe59 fe5b fe5d '],
  nonstarter: [
    '3005 301e-301f 303b-303c 309b-309e 30fc-30fe a015 fe10-fe16 fe18 fe36 fe38 fe3a fe3c fe3e fe40 fe42 fe44 fe48 ',
    'fe50-fe52 fe54-fe57 fe5a fe5c fe5e ff70 ff9e-ff9f 16fe0-16fe1 16fe3 16ff2-16ff3 ',
  ],
  opening: ['2018 201c 2329 3008 300a 300c 300e 3010 3014 3016 3018 301a ff08 ff3b ff5b ff5f ff62 '],
  prefix: [
    '23-24 2b a3-a5 b1 58f 7fe-7ff 9fb af1 bf9 e3f 17db 20a0-20a6 20a8-20b5 20b7-20ba 20bc-20bd 20bf 20c1-20cf 2116 ',
    '2212-2213 fe69 ff03-ff04 ff0b ffe1 ffe5-ffe6 1e2ff ',
  ],
  slash: ['2f '],
  smallKana: [
    '3041 3043 3045 3047 3049 3063 3083 3085 3087 308e 3095-3096 30a1 30a3 30a5 30a7 30a9 30c3 30e3 30e5 30e7 30ee ',
    '30f5-30f6 31f0-31ff ff67-ff6f 1b132 1b150-1b152 1b155 1b164-1b167 ',
  ],
  solidus: ['ff0f '],
  space: ['9 20 a0 1680 2000-200a 202f 205f 3000 '],
  stop: ['203c 2047-2049 3001-3002 ff01 ff0c ff0e ff1a-ff1b ff1f ff61 ff64 16fe2 '],
  suffix: [
    '25 a2 b0 609-60b 66a 9f2-9f3 9f9 d79 2030-2037 2057 20a7 20b6 20bb 20be 20c0 2103 2109 32cc-32ce 3371-337a ',
    '3380-33df 33ff a838 fdfc fe6a ff05 ffe0 11fdd-11fe0 1ecac 1ecb0 ',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
