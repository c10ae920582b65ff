// What an order costs in the vendor's own credits. The vendor publishes no such list: 100,000 credits are taken for a US$.
import type { Order } from './order.js';

const prices = {
  low: { square: 500, oblong: 600 },
  medium: { square: 1100, oblong: 1500 },
  high: { square: 3600, oblong: 5200 },
} as const;

export function creditsFor({ quality, size, n }: Pick<Order, 'quality' | 'size' | 'n'>): number {
  return prices[quality][size === '1024x1024' ? 'square' : 'oblong'] * n;
}
