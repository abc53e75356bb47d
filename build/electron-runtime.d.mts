export interface ElectronRuntime {
  readonly path: string;
  readonly kind: 'override' | 'package' | 'fallback';
  readonly version: string;
}
export function electronRuntime(log: (text: string) => void): ElectronRuntime;
export function runtimeEnvironment(runtime: ElectronRuntime): Record<string, string | undefined>;
