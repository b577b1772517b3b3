export function windowsText(name: string, text: string): Buffer;
