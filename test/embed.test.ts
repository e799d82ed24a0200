import { expect } from '@open-wc/testing';
import type { TokenEvent } from '../src/index.js';
import {
  startAuthorizationServer,
  tag,
  TOKEN,
  type Attributes,
} from './support/authorization-server.js';
import { openPage, type Page } from './support/page.js';
import { until } from './support/until.js';

const CONFIGURATION: Attributes = {
  'authorize-url': 'https://auth.example/authorize',
  'token-url': 'https://auth.example/token',
  'client-id': 'the-client',
  scope: 'scope.one scope.two',
};

/** Writes the script tag that brings the button. */
function script(attributes: Attributes = CONFIGURATION): string {
  const data = Object.entries(attributes).map(([name, value]) => `data-${name}="${value}"`);
  return `<script type="module" src="/src/embed.ts" ${data.join(' ')}></script>`;
}

const open = (markup: string) => openPage('sources.html', { 'sources.html': markup });

const buttons = ({ document }: Page) => [...document.querySelectorAll('egain-login')];

describe('a script tag with the configuration', () => {
  it('brings the button into every placeholder', async () => {
    const page = await open(
      `<p data-egain-login></p>${script()}<div data-egain-login>instead of this</div>`,
    );
    const places = [...page.document.querySelectorAll('[data-egain-login]')];
    expect(places.map((place) => place.innerHTML.replace(/ status="[^"]*"/, ''))).to.deep.equal([
      tag(CONFIGURATION),
      tag(CONFIGURATION),
    ]);
    expect(buttons(page)).to.have.length(2);
  });

  it('brings it right after itself where there is no placeholder', async () => {
    const page = await open(`<p>before</p>${script()}<p>after</p>`);
    const [button, ...others] = buttons(page);
    expect(button!.previousElementSibling!.localName).to.equal('script');
    expect(others).to.be.empty;
  });

  it('may hold any of the element’s attributes, and its language', async () => {
    const more = { variant: 'outlined', 'icon-only': '', lang: 'fr', storage: 'session' };
    const page = await open(script({ ...CONFIGURATION, ...more }));
    const [button] = buttons(page);
    for (const [name, value] of Object.entries(more))
      expect(button!.getAttribute(name), name).to.equal(value);
    expect(button!.hasAttribute('disabled')).to.be.false;
  });

  it('fills a placeholder that comes later, or that becomes one', async () => {
    const page = await open(`${script()}<div data-egain-login></div><p id="later"></p>`);
    page.document.body.insertAdjacentHTML('beforeend', '<ul><li data-egain-login></li></ul>');
    await until(() => page.document.querySelector('li > egain-login'), 'the new one is filled');
    page.document.querySelector('#later')!.setAttribute('data-egain-login', '');
    await until(() => page.document.querySelector('p > egain-login'), 'the other one is filled');
    expect(buttons(page)).to.have.length(3);
  });

  it('moves to a placeholder that comes when the button stands beside the script already', async () => {
    const page = await open(script());
    expect(buttons(page)[0]!.previousElementSibling!.localName).to.equal('script');
    page.document.body.insertAdjacentHTML('beforeend', '<p data-egain-login></p>');
    await until(() => page.document.querySelector('p > egain-login'), 'the placeholder is filled');
    expect(buttons(page)).to.have.length(1);
  });

  it('fills a placeholder again that a framework has emptied', async () => {
    const page = await open(`${script()}<div data-egain-login></div>`);
    page.document.querySelector('div')!.replaceChildren();
    await until(() => buttons(page).length, 'it is filled');
  });

  it('may stand anywhere, and be run by another script than its own', async () => {
    const inert = script().replace('type="module" src="/src/embed.ts"', 'type="text/optimised"');
    const page = await open(
      `<script type="module" src="/src/embed.ts"></script><div data-egain-login></div>${inert}`,
    );
    expect(buttons(page)).to.have.length(1);
  });

  it('brings one button, however often the script is run', async () => {
    const again = '<script type="module" src="/src/embed.ts?again"></script>';
    const page = await open(script() + again);
    await page.settles();
    expect(buttons(page)).to.have.length(1);
    const filled = await open(`<div data-egain-login></div>${script()}${again}`);
    await filled.settles();
    expect(buttons(filled)).to.have.length(1);
  });

  it('brings a button that signs in', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await open(script(attributes));
    page.press();
    await page.arrivesAt('callback.html');
    const { detail } = (await page.hears('token')) as TokenEvent;
    expect(detail.access_token).to.equal(TOKEN.access_token);
  });
});

describe('a placeholder', () => {
  it('without the configuration is warned of once, as a tag manager may have dropped it', async () => {
    const page = await open(
      '<p data-egain-login></p><script type="module" src="/src/embed.ts"></script>',
    );
    await page.settles();
    expect(page.window.logged).to.have.length(1);
    expect(page.window.logged[0]).to.contain('no script tag with data-authorize-url');
    const without = await open('<script type="module" src="/src/embed.ts"></script>');
    await without.settles();
    expect(without.window.logged).to.be.empty;
  });

  it('brings no configuration of its own', async () => {
    const page = await open(
      `${script()}<div data-egain-login data-authorize-url="https://evil.example/authorize"
        data-token-url="https://evil.example/token" data-scope="everything" data-lang="de"></div>`,
    );
    const [button] = buttons(page);
    expect(button!.getAttribute('authorize-url')).to.equal(CONFIGURATION['authorize-url']);
    expect(button!.scope).to.equal(CONFIGURATION.scope);
    expect(button!.hasAttribute('lang')).to.be.false;
  });

  it('chooses the looks of its own button', async () => {
    const page = await open(
      `${script({ ...CONFIGURATION, variant: 'outlined', size: 'large' })}<p data-egain-login></p>
        <p data-egain-login data-variant="plain" data-shape="pill" data-icon-only></p>`,
    );
    const looks = buttons(page).map(({ variant, size, shape, iconOnly }) =>
      [variant, size, shape, iconOnly].join(),
    );
    expect(looks).to.deep.equal(['outlined,large,rounded,false', 'plain,large,pill,true']);
  });

  it('that is a form, whose fields hide what forms can do, keeps no button from its place', async () => {
    const evil = ['querySelector', 'replaceChildren'].map((name) => `<input name="${name}">`);
    const page = await open(
      `<form data-egain-login>${evil.join('')}</form><p data-egain-login></p>${script()}`,
    );
    await page.settles();
    expect(buttons(page).map(({ parentElement }) => parentElement!.localName)).to.deep.equal(['p']);
  });

  it('stays empty where no script tag has a configuration', async () => {
    const page = await open(
      `<script type="module" src="/src/embed.ts"></script><div data-egain-login
        data-authorize-url="https://evil.example/authorize">as it was</div>`,
    );
    await page.settles();
    expect(page.document.querySelector('div')!.textContent).to.equal('as it was');
  });
});
