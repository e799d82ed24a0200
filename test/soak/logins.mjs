import { closeWindows } from '../e2e/support/windows.mjs';
import { soak } from './measure.mjs';

const WAITING = { polling: 20 };

/** Signs in and out again and again. In a popup, one page sees all of it. */
export async function soakLogins(browser, demo, mode, times) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateFocusedPage(true);
  const start = () => page.goto(`${demo.pages.origin}/plain.html`);
  const shows = (status) =>
    page.waitForFunction(
      (wanted) => document.querySelector('egain-login')?.status === wanted,
      WAITING,
      status,
    );
  const signIn = async () => {
    // The attribute is gone with each page that the login comes back to.
    await page.$eval('egain-login', (button, value) => (button.mode = value), mode);
    await page.locator('::-p-aria([name="Sign in"][role="button"])').click();
    await shows('signed-in');
  };
  const signOut = async () => {
    await page.locator('::-p-aria([name="Sign out"][role="button"])').click();
    await shows('signed-out');
  };

  // From now on the server knows who it is.
  await start();
  await page.locator('::-p-aria([name="Sign in"][role="button"])').click();
  await page.locator('::-p-xpath(//button[contains(., "Maya")])').click();
  await shows('signed-in');
  await signOut();

  const act = async () => {
    await signIn();
    await signOut();
    const windows = (await context.pages()).length;
    if (windows > 1) throw new Error(`${windows - 1} popups are left open.`);
  };
  const report = await soak(`Logins (${mode})`, page, times, act, start);
  await closeWindows(context);
  return report;
}
