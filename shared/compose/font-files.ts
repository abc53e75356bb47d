import type { FontName } from '../edition/records.ts';

/** Each face's file, as a path inside node_modules (SIL Open Font License 1.1). */
export const fontFiles: Readonly<Record<FontName, string>> = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'serif-black': '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

/** Every face an edition may be set in. */
export const fontNames: readonly FontName[] = ['serif', 'serif-black', 'sans', 'sans-bold'];
