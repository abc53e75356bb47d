/**
 * What the packaged program's Electron is without (electronjs.org/docs/latest/tutorial/fuses): it runs nothing but the
 * program, whatever it is started with. Services are utility processes there, which need none of it.
 */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  grantFileProtocolExtraPrivileges: false,
  // The program lies beside it as plain files (`package.mjs`): there is no archive to hold it to.
  enableEmbeddedAsarIntegrityValidation: false,
  onlyLoadAppFromAsar: false,
};
