import { closeWindows } from '../e2e/support/windows.mjs';
import { soak } from './measure.mjs';

const TABS = 8;
const WAITING = { polling: 20 };

/** A token lives an hour; 10 s before its end it is renewed. */
const UNTIL_DUE_MS = 3_590_000;

/** Lets one token grow old in eight tabs at once, again and again. */
export async function soakRenewals(browser, demo, times) {
  const context = await browser.createBrowserContext();
  const used = new Set();
  let requests = 0;
  const open = async () => {
    const page = await context.newPage();
    await page.emulateFocusedPage(true);
    await page.evaluateOnNewDocument(useClockOfTheTest);
    page.on('request', (request) => {
      const token = new URLSearchParams(request.postData() ?? '').get('refresh_token');
      if (token) used.add(token);
      if (token) requests++;
    });
    await page.goto(`${demo.pages.origin}/e2e/local.html`);
    return page;
  };
  const pages = [];
  for (let tab = 0; tab < TABS; tab++) pages.push(await open());
  const [first] = pages;

  const signIn = async () => {
    await first.locator('::-p-aria([name="Sign in"][role="button"])').click();
    await first.waitForFunction(isAskedOrSignedIn, WAITING);
    const maya = await first.$('::-p-xpath(//button[contains(., "Maya")])');
    await maya?.click();
    await Promise.all(pages.map((page) => page.waitForFunction(isSignedIn, WAITING)));
  };
  await signIn();

  const act = async () => {
    const before = await accessTokenOf(first);
    const asked = requests;
    await Promise.all(pages.map((page) => page.evaluate(growOld, UNTIL_DUE_MS)));
    await Promise.all(pages.map((page) => page.waitForFunction(isSignedIn, WAITING, before)));
    const tokens = new Set(await Promise.all(pages.map(accessTokenOf)));
    if (tokens.size > 1) throw new Error(`The tabs hold ${tokens.size} tokens.`);
    if (requests > asked + 1) throw new Error(`${requests - asked} requests for one renewal.`);
    if (used.size < requests) throw new Error('A refresh token was used twice.');
  };
  const recover = async () => {
    for (const page of pages) await page.reload();
    if (!(await accessTokenOf(first))) await signIn();
  };
  const report = await soak(`Renewals in ${TABS} tabs`, first, times, act, recover);
  await closeWindows(context);
  return report;
}

const accessTokenOf = (page) =>
  page.$eval('egain-login', (button) => button.token?.access_token ?? null);

/* These run in the page. */

function useClockOfTheTest() {
  const { now } = Date;
  window.ahead = 0;
  Date.now = () => now.call(Date) + window.ahead;
}

function growOld(milliseconds) {
  window.ahead += milliseconds;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

function isSignedIn(oldAccessToken) {
  const { status, token } = document.querySelector('egain-login') ?? {};
  return status === 'signed-in' && token && token.access_token !== oldAccessToken;
}

function isAskedOrSignedIn() {
  return document.querySelector('.people') || document.querySelector('egain-login')?.token;
}
