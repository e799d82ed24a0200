// What must hold of every event that an element fires, whatever the history.

/** Returns what is wrong with the events that have not been checked yet. */
export function checkEvents(truth, records) {
  const problems = [];
  for (const record of records) {
    record.isChecked = true;
    const problem = CHECKS[record.type]?.(truth, record);
    if (problem) problems.push(`${record.tab.name}, ${record.element}: ${record.type} ${problem}`);
  }
  return problems;
}

const CHECKS = {
  token: checkToken,
  logout: checkLogout,
  'token-expired': checkExpiry,
};

function checkToken(truth, { tab, page, instance, number, identity, cause, accessToken }) {
  const grant = truth.grantOf(accessToken);
  if (identity && grant.identity !== identity) return `of "${grant.identity}" on "${identity}"`;
  // Other tabs learn of a sign-out a moment later, so only what is settled counts.
  if (truth.isEnded(grant) && grant.isBuried) return `of the login ${grant.id}, which has ended`;
  const last = lastTold(truth, page, instance, number);
  if (last?.accessToken === accessToken) return 'told twice';
  if (cause === 'login') {
    if (grant.finishedIn) return `told as a login in ${grant.finishedIn} before`;
    grant.finishedIn = tab.name;
  }
  if (cause === 'refresh' && last && truth.grantOf(last.accessToken) !== grant)
    return `of another login, told as renewed`;
  return undefined;
}

function checkLogout(truth, { page, instance, number, identity }) {
  const told = lastTold(truth, page, instance, number);
  const grant = truth.grantOf(told?.accessToken);
  if (grant && !truth.isEnded(grant)) return `though nobody has signed out of "${identity}"`;
  return undefined;
}

function checkExpiry(truth, { page, instance, number, at }) {
  const told = lastTold(truth, page, instance, number);
  const grant = truth.grantOf(told?.accessToken);
  if (grant && !grant.isRefused && truth.expiryOf(told.accessToken) > at)
    return `though the token is good, and the server has not refused to renew it`;
  return undefined;
}

/** The last token that an element of a page was given before that, since it has its identity. */
function lastTold({ records }, page, instance, number) {
  const last = records.findLast(
    (one) =>
      one.page === page &&
      one.instance === instance &&
      one.number < number &&
      /^(token|change)$/.test(one.type),
  );
  return last?.type === 'token' ? last : undefined;
}
