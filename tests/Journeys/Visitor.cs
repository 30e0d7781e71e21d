using Microsoft.Playwright;

namespace Goldthread.Journeys;

/// <summary>
/// One browser window. What no page may do is watched all the while: ask anything of another machine, complain to the console,
/// break the content security policy. <see cref="DisposeAsync"/> fails the test that met it.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

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

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        _complaints.ShouldBeEmpty();
    }

    private void Watch()
    {
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
