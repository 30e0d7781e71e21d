using Microsoft.Playwright;

namespace Goldthread.Journeys;

/// <summary>
/// One browser window. What no page may do is watched all the while: ask anything of another machine, complain to the console,
/// break the content security policy. <see cref="DisposeAsync"/> fails the test that met it.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private const int MostTabs = 200;
    private const int FoldTries = 20;
    private const int LoadTries = 2400;
    private const int FoldMilliseconds = 50;
    private readonly List<string> _complaints = [];
    private bool _nextAsksAgain;
    private bool _asksAgain;


    private Visitor(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>A console line that a journey brings about on purpose: a refused page is logged by the browser with its status.</summary>
    public string? Expects { get; set; }

    public static async Task<Visitor> Arrive(IBrowserContext context)
    {
        var visitor = new Visitor(await context.NewPageAsync());
        visitor.Watch();
        return visitor;
    }

    /// <summary>Signs in as one of the demo users.</summary>
    public async Task<Visitor> SignIn(string user)
    {
        await Page.GotoAsync("/sign-in");
        await Page.ClickAsync($"button[value='{user}']");
        return this;
    }

    /// <summary>Types into the search and sends it.</summary>
    public async Task Find(string text)
    {
        await Page.GotoAsync("/work/people");
        await Page.FillAsync("#q", text);
        await Page.ClickAsync("main button[type=submit]");
    }

    public Task<string> Text(string selector = "main") => Page.Locator(selector).First.InnerTextAsync();

    /// <summary>True when something stands out of the window to the right.</summary>
    public async Task<IReadOnlyList<string>> Overflowing() => await Page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
          [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right))
        """);

    /// <summary>Opens a page and holds it to what every page must be.</summary>
    public async Task<IResponse> Open(string path)
    {
        var answer = await Page.GotoAsync(path);
        await IsSound();
        return answer!;
    }

    /// <summary>The page is one: a heading, a title, nothing out of the window, and WCAG 2.2 A and AA and good practice by axe.</summary>
    public async Task IsSound()
    {
        // After a click only the beginning of the next page is waited for, and a header folds when its script has run or has met the new width.
        await Loaded();
        for (var i = 0; i < FoldTries && (await Overflowing()).Count > 0; i++)
        {
            await Page.WaitForTimeoutAsync(FoldMilliseconds);
        }

        (await Overflowing()).ShouldBeEmpty(Page.Url);
        (await Page.Locator("h1").CountAsync()).ShouldBe(1, Page.Url);
        // A form that is posted to an address gets its token only where the page asks for it.
        (await Page.Locator("form[method=post]:not(:has(input[name=__RequestVerificationToken]))").CountAsync()).ShouldBe(0, $"{Page.Url} has a form without a token");
        (await Page.TitleAsync()).ShouldEndWith("Goldthread", Case.Sensitive, Page.Url);
        var found = await Axe.Violations(Page);
        found.ShouldBeEmpty(Page.Url);
    }

    /// <summary>
    /// Waits until the page has loaded, two minutes at most; one that says it is still being made, and loads itself again, is waited out.
    /// The page itself is asked: the word of it that the browser sends can come between two looks of who waits for it, who then waits for ever.
    /// </summary>
    private async Task Loaded()
    {
        for (var i = 0; i < LoadTries; i++)
        {
            try
            {
                if (!_asksAgain && await Page.EvaluateAsync<string>("document.readyState") == "complete") return;
            }
            catch (PlaywrightException)
            {
                // Another page took its place meanwhile.
            }

            await Page.WaitForTimeoutAsync(FoldMilliseconds);
        }

        throw new TimeoutException($"{Page.Url} did not load.");
    }

    /// <summary>Goes with the Tab key to something. Each stop on the way must be seen: a ring, a shadow or another background than without focus.</summary>
    public async Task TabTo(string selector)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var stop = await Page.EvaluateAsync<string>(
                """
                selector => { const e = document.activeElement, isDate = e?.type === 'date'; // The stops within a date show a ring of their own.
                  if (e && e !== document.body && !isDate) {
                    const s = getComputedStyle(e), box = e.getBoundingClientRect();
                    if (!(box.width > 0 && (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'))) return 'unseen: ' + e.outerHTML.slice(0, 200);
                  }
                  return e?.matches(selector) ? 'there' : 'elsewhere'; }
                """,
                selector);
            if (stop == "there") return;
            stop.ShouldBe("elsewhere");
        }

        throw new InvalidOperationException($"{selector} was not reached with {MostTabs} tabs at {Page.Url}.");
    }

    /// <summary>Goes to a link or button with the Tab key, and presses Enter; waits for the page it leads to.</summary>
    public async Task Press(string selector)
    {
        await TabTo(selector);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrived(object? sender, IFrame frame) => arrived.TrySetResult();
        Page.FrameNavigated += Arrived;
        await Page.Keyboard.PressAsync("Enter");
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Page.FrameNavigated -= Arrived;
        await IsSound();
    }

    /// <summary>Goes to a field with the Tab key, and types over what is in it.</summary>
    public async Task Type(string selector, string text)
    {
        await TabTo(selector);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Complain();
    }

    /// <summary>Fails the test that met what no page may do; the window may go on to another.</summary>
    public void Complain()
    {
        var met = _complaints.ToList();
        Forget();
        met.ShouldBeEmpty();
    }

    /// <summary>Another test looks out of the same window: what the last one met, or expected to meet, is its own.</summary>
    public void Forget()
    {
        _complaints.Clear();
        Expects = null;
    }

    private void Watch()
    {
        Page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Frame == Page.MainFrame) _nextAsksAgain = response.Headers.ContainsKey("refresh");
        };
        // The answer comes before its page takes the place of the last.
        Page.FrameNavigated += (_, frame) =>
        {
            if (frame == Page.MainFrame) _asksAgain = _nextAsksAgain;
        };
        Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { IsLoopback: false, Scheme: "http" or "https" or "ws" or "wss" })
            {
                _complaints.Add("asked another machine: " + request.Url);
            }
        };
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && (Expects is null || !message.Text.Contains(Expects, StringComparison.Ordinal)))
            {
                _complaints.Add($"console {message.Type}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _complaints.Add("script error: " + error);
        Page.RequestFailed += (_, request) =>
        {
            // A download ends the navigation that asked for it.
            if (request.Failure != "net::ERR_ABORTED")
            {
                _complaints.Add($"did not arrive: {request.Url} ({request.Failure})");
            }
        };
    }
}
