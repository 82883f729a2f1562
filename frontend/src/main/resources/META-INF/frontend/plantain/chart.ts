import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** One row of figures; the texts are what is shown of the values, which only say how high a mark stands. */
interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly texts: readonly string[];
  readonly dashed: boolean;
}

type Kind = 'bar' | 'line';

const COLOURS = 7;

/**
 * Figures as bars or lines, in the colours of the theme. The arrow keys walk from mark to mark and what they reach is read
 * aloud; Enter or a click fires `pick` with the place of the mark and of its series.
 */
class PlantainChart extends LitElement {
  static override properties = {
    kind: { type: String },
    label: { type: String },
    labels: { type: Array },
    series: { type: Array },
    pickable: { type: Boolean },
    said: { state: true },
  };

  static override styles = css`
    :host {
      display: block;
      position: relative;
      height: 300px;
      color: var(--pl-text-2);
      font-family: var(--pl-font);
    }
    .frame {
      position: relative;
      height: 100%;
      border-radius: var(--pl-radius-s);
    }
    .frame:focus-visible {
      outline: 2px solid var(--pl-focus);
      outline-offset: 4px;
    }
    .said {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    @media print {
      :host {
        break-inside: avoid;
      }
    }
  `;

  declare kind: Kind;
  declare label: string;
  declare labels: readonly string[];
  declare series: readonly Series[];
  declare pickable: boolean;
  private declare said: string;
  private chart: Chart | undefined;
  private at = { series: 0, index: -1 };
  private readonly system = matchMedia('(prefers-color-scheme: dark)');
  private readonly theme = new MutationObserver(() => this.draw());
  private readonly draws = () => this.draw();

  constructor() {
    super();
    this.kind = 'bar';
    this.label = '';
    this.labels = [];
    this.series = [];
    this.pickable = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.system.addEventListener('change', this.draws);
    if (this.hasUpdated) {
      this.draw();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.theme.disconnect();
    this.system.removeEventListener('change', this.draws);
    this.chart?.destroy();
    this.chart = undefined;
  }

  protected override render(): TemplateResult {
    const keys = this.pickable ? 'Arrow keys walk, Enter opens.' : 'Arrow keys walk.';
    return html`<div
        class="frame"
        role="group"
        aria-roledescription="chart"
        aria-label="${this.label}. ${keys}"
        tabindex="0"
        @keydown=${this.onKey}
        @blur=${() => this.mark(-1)}
      >
        <canvas aria-hidden="true"></canvas>
      </div>
      <div class="said" role="status">${this.said}</div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (['kind', 'labels', 'series', 'pickable'].some((name) => changed.has(name))) {
      this.at = { series: 0, index: -1 };
      this.draw();
    }
  }

  private draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || !this.isConnected) {
      return;
    }
    this.chart?.destroy();
    this.chart = new Chart(canvas, this.configuration());
  }

  private configuration(): ChartConfiguration {
    const text = this.colour('--pl-text-2');
    const line = this.colour('--pl-line');
    const font = { family: getComputedStyle(this).fontFamily, size: 12 };
    const stacked = this.kind === 'bar';
    return {
      type: this.kind,
      data: { labels: [...this.labels], datasets: this.series.map((one, index) => this.dataset(one, index)) },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        // Figures are drawn again whenever they change, which would keep them moving.
        animation: false,
        interaction: { mode: 'nearest', intersect: this.kind === 'bar', axis: 'x' },
        onClick: (_, elements) => this.pick(elements[0]?.datasetIndex, elements[0]?.index),
        onHover: (_, elements, chart) => {
          chart.canvas.style.cursor = this.pickable && elements.length > 0 ? 'pointer' : 'default';
        },
        scales: {
          x: {
            stacked,
            grid: { display: false },
            border: { color: line },
            ticks: { color: text, font, maxRotation: 0, autoSkipPadding: 16 },
          },
          y: {
            stacked,
            beginAtZero: true,
            grid: { color: line },
            border: { display: false },
            ticks: { color: text, font, maxTicksLimit: 6 },
          },
        },
        plugins: {
          legend: {
            display: this.series.length > 1,
            position: 'bottom',
            labels: { color: text, font, boxWidth: 12, boxHeight: 12, padding: 16, usePointStyle: this.kind === 'line' },
          },
          tooltip: {
            backgroundColor: this.colour('--pl-text'),
            titleColor: this.colour('--pl-surface'),
            bodyColor: this.colour('--pl-surface'),
            titleFont: { ...font, weight: 600 },
            bodyFont: font,
            cornerRadius: 4,
            padding: 8,
            displayColors: this.series.length > 1,
            callbacks: { label: (item) => this.words(item.datasetIndex, item.dataIndex) },
          },
        },
      },
    };
  }

  private dataset(one: Series, index: number): ChartDataset<Kind, (number | null)[]> {
    const colour = this.colour(`--pl-chart-${(index % COLOURS) + 1}`);
    const surface = this.colour('--pl-surface');
    return this.kind === 'bar'
      ? {
          label: one.name,
          data: [...one.values],
          backgroundColor: colour,
          hoverBackgroundColor: colour,
          borderColor: surface,
          borderWidth: 1,
          borderRadius: 2,
          maxBarThickness: 40,
        }
      : {
          label: one.name,
          data: [...one.values],
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: 2,
          borderDash: one.dashed ? [6, 4] : [],
          pointStyle: 'line',
          pointRadius: 0,
          pointHoverRadius: 4,
          pointHitRadius: 12,
        };
  }

  /** What a token is in the theme of now; canvas knows no custom properties, nor `light-dark`. */
  private colour(token: string): string {
    const probe = document.createElement('span');
    probe.style.color = `var(${token})`;
    this.renderRoot.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  private words(series: number, index: number): string {
    const one = this.series[series];
    const text = one?.texts[index] ?? '';
    return this.series.length > 1 ? `${one?.name}: ${text}` : text;
  }

  private onKey(event: KeyboardEvent): void {
    const { series, index } = this.at;
    const last = this.labels.length - 1;
    switch (event.key) {
      case 'ArrowRight':
        this.mark(Math.min(last, index + 1));
        break;
      case 'ArrowLeft':
        this.mark(index < 0 ? last : Math.max(0, index - 1));
        break;
      case 'Home':
        this.mark(0);
        break;
      case 'End':
        this.mark(last);
        break;
      case 'ArrowUp':
      case 'ArrowDown': {
        const count = this.series.length;
        const step = event.key === 'ArrowUp' ? 1 : count - 1;
        this.at = { series: count === 0 ? 0 : (series + step) % count, index };
        this.mark(Math.max(0, index));
        break;
      }
      case 'Enter':
        this.pick(series, index);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /** Points at a mark as the mouse would, and says it. */
  private mark(index: number): void {
    this.at = { series: this.at.series, index };
    const active = index < 0 ? [] : [{ datasetIndex: this.at.series, index }];
    this.chart?.setActiveElements(active);
    this.chart?.tooltip?.setActiveElements(active, { x: 0, y: 0 });
    this.chart?.update('none');
    this.said = index < 0 ? '' : `${this.labels[index]}: ${this.words(this.at.series, index)}`;
  }

  private pick(series: number | undefined, index: number | undefined): void {
    if (this.pickable && series !== undefined && index !== undefined && index >= 0) {
      this.dispatchEvent(new CustomEvent('pick', { detail: { series, index } }));
    }
  }
}

customElements.define('plantain-chart', PlantainChart);
