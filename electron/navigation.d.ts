/** The part of the page's own navigation that the preload script uses; TypeScript declares it only for web pages. */
declare const navigation: {
  addEventListener(
    type: 'navigate',
    listener: (event: {
      readonly cancelable: boolean;
      readonly destination: { readonly sameDocument: boolean };
      preventDefault(): void;
    }) => void,
  ): void;
};
