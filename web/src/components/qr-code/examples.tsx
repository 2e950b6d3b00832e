import type { Example } from '../example.ts';
import { QrCode } from './qr-code.tsx';

export const examples: readonly Example[] = [
  { name: 'link', render: () => <QrCode text="https://demo.invalid/receipt#example" label="QR Code：收據網址" /> },
];
