using Goldthread.Record.Access;
using Goldthread.Record.Own;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Pages.Me;

/// <summary>What every page of the person's own view does first: asks whose record it is, with which sight.</summary>
internal abstract class MePage(OwnAccess access) : PageModel
{
    /// <summary>By whose leave somebody else's record is looked at; null for one's own.</summary>
    [FromQuery(Name = "for")]
    public string? For { get; set; }

    public OwnView View { get; private set; } = null!;

    /// <summary>What was wrong with what was typed, by field.</summary>
    public IReadOnlyList<(string Field, string Says)> Problems { get; protected set; } = [];

    protected User Reader => Access.User.Of(HttpContext.User)!;

    /// <summary>An address among these pages, which keeps whose record it is.</summary>
    public string At(string path)
    {
        var proxy = View?.Proxy?.Id;
        return proxy is null ? "/me" + path : $"/me{path}{(path.Contains('?') ? '&' : '?')}for={Uri.EscapeDataString(proxy)}";
    }

    public string? Problem(string field) => Problems.FirstOrDefault(p => p.Field == field).Says;

    /// <summary>Asks for the view; an answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Look()
    {
        if (Access.User.Of(HttpContext.User) is not { } user)
        {
            return Challenge();
        }

        var view = await access.Open(user, For);
        if (!view.Succeeded)
        {
            return view.Fault.Kind == Kernel.Values.FaultKind.Forbidden ? Forbid() : RedirectToPage("/Me/Nothing");
        }

        View = view.Value;
        return null;
    }

    /// <summary>Reads the record with the view's sight, and names the reading in the journal with what was kept back.</summary>
    protected async Task<OpenedRecord?> Open(string activity)
    {
        var services = HttpContext.RequestServices;
        var hidden = await services.GetRequiredService<KeptBack>().From(View);
        var sight = View.Sight with { Words = hidden.Length == 0 ? View.Sight.Words : $"{View.Sight.Words}; kept back: {hidden}" };
        var opened = await services.GetRequiredService<PersonRecordReader>().Open(View.Key, Reader, sight, activity, LongRecord.Abundant);
        return opened.Succeeded ? opened.Value : null;
    }

    /// <summary>Shows the page again with what was wrong.</summary>
    protected PageResult Again(IEnumerable<Kernel.Values.Fault> faults)
    {
        Problems = [.. faults.Select(f => (f.Path ?? "", f.Message))];
        return Page();
    }
}
