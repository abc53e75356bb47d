/** What the packaged program's Electron is without, by electron-builder's names. */
export const fuses: Readonly<
  Record<'runAsNode' | 'enableNodeOptionsEnvironmentVariable' | 'enableNodeCliInspectArguments', boolean>
>;
