/** The part of WebAssembly's interface that is used; TypeScript declares it only for web pages. */
declare namespace WebAssembly {
  type Exports = Record<string, unknown>;
  function instantiate(bytes: Uint8Array): Promise<{ readonly instance: { readonly exports: Exports } }>;
}
