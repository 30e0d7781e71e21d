// First thing in the body, and not a module: the components look for these classes before their own script runs.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('nhsuk-frontend-supported');
