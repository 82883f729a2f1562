import { css, html, LitElement } from 'lit';

type Choice = 'system' | 'light' | 'dark';

const COOKIE = 'plantain-theme';
const YEAR_IN_SECONDS = 31_536_000;
const CHOICES: ReadonlyArray<readonly [Choice, string]> = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Lets a person choose light or dark, or leave it to the system; the server reads the cookie on the next page. */
class ThemeChoice extends LitElement {
  static override styles = css`
    fieldset {
      display: grid;
      grid-auto-columns: 1fr;
      grid-auto-flow: column;
      margin: 0;
      padding: 3px;
      border: 0;
      border-radius: var(--pl-radius);
      background: var(--pl-well);
    }
    legend {
      position: absolute;
      clip-path: inset(50%);
    }
    label {
      display: grid;
      min-height: calc(var(--pl-target) - 6px);
      border-radius: calc(var(--pl-radius) - 2px);
      color: var(--pl-text-2);
      cursor: pointer;
      font-size: var(--pl-size-s);
      font-weight: var(--pl-medium);
      place-items: center;
    }
    input {
      position: absolute;
      opacity: 0;
      pointer-events: none;
    }
    label:has(:checked) {
      background: var(--pl-raised);
      box-shadow: 0 0 0 1px var(--pl-line-2);
      color: var(--pl-text);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--pl-focus);
      outline-offset: 1px;
    }
  `;

  private choice: Choice = remembered();

  protected override render() {
    return html`<fieldset>
      <legend>Colours</legend>
      ${CHOICES.map(
        ([value, name]) => html`<label
          ><input
            type="radio"
            name="theme"
            value=${value}
            ?checked=${this.choice === value}
            @change=${() => this.choose(value)}
          />${name}</label
        >`,
      )}
    </fieldset>`;
  }

  private choose(choice: Choice): void {
    this.choice = choice;
    if (choice === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = choice;
    }
    const age = choice === 'system' ? 0 : YEAR_IN_SECONDS;
    document.cookie = `${COOKIE}=${choice};path=/;max-age=${age};samesite=lax`;
  }
}

function remembered(): Choice {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

customElements.define('plantain-theme-choice', ThemeChoice);
