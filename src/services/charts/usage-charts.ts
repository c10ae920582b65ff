// Charts of usage as PNG, drawn on this machine. Fonts and renderer are loaded for the first: a bot that draws none pays nothing.
import { pixelEngine } from '../images/pixel-engine.js';
import { lazilyAwaited } from '../lazily.js';
import type { Lettering } from './lettering.js';
import { fontFilesIn, readLettering } from './shipped-fonts.js';
import { usageChart } from './usage-chart.js';
import type { UsageFigures } from './usage-figures.js';

/** Few colours, so half the bytes; little effort, for there is little to choose from. */
const PALETTE = { palette: true, effort: 1, dither: 0 } as const;

export class UsageCharts {
  readonly #fonts: URL;
  readonly #lettering: () => Promise<Lettering>;

  /** `fonts` is the folder in which they ship. */
  constructor(fonts: URL) {
    this.#fonts = fonts;
    this.#lettering = lazilyAwaited(() => readLettering(fonts));
  }

  async draw(figures: UsageFigures): Promise<Buffer> {
    const svg = usageChart(figures, await this.#lettering());
    const { renderAsync } = await import('@resvg/resvg-js');
    const font = { loadSystemFonts: false, fontFiles: fontFilesIn(this.#fonts), defaultFontFamily: 'Noto Sans' };
    const { width, height, pixels } = await renderAsync(svg, { font, logLevel: 'off' });
    // The renderer's own PNG is larger, and is written where the whole bot waits for it.
    const encode = await pixelEngine();
    return encode(pixels, { raw: { width, height, channels: 4 } })
      .png(PALETTE)
      .toBuffer();
  }
}
