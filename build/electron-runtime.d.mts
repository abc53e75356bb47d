export interface ElectronRuntime {
  readonly path: string;
  readonly kind: 'override' | 'package' | 'fallback';
}
export function electronRuntime(log: (text: string) => void): ElectronRuntime;
export function runtimeEnvironment(runtime: ElectronRuntime): Record<string, string | undefined>;
