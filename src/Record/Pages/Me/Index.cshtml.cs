using Goldthread.Record.Own;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>The person's own front page: next things, plan, team, and what they can do.</summary>
internal sealed class HomeModel(OwnAccess access, Proxies proxies, TimeProvider clock) : MePage(access)
{
    public PersonRecord Record { get; private set; } = null!;

    /// <summary>Others whose records this user may see.</summary>
    public IReadOnlyList<Proxy> Allowed { get; private set; } = [];

    /// <summary>What was written in the last month that one would want to know of.</summary>
    public IReadOnlyList<RecordItem> New { get; private set; } = [];

    /// <summary>True where the reader of somebody else's record has one of their own.</summary>
    public bool HasOwn => Reader.Person is not null;

    public string Greeting => View.IsOwn ? Record.Banner.PreferredName : View.User.Name;

    public async Task<IActionResult> OnGet()
    {
        if (await Look() is { } instead)
        {
            return instead;
        }

        if (await Open("look at my page") is not { } opened)
        {
            return RedirectToPage("/Me/Nothing");
        }

        Record = PersonRecord.Read(opened.Input);
        New = [.. Record.Documents.Items.Concat<RecordItem>(Record.Problems.Active).Concat(Record.Medicines.Current).Where(i => i.Received > clock.GetUtcNow().AddDays(-31)).OrderByDescending(i => i.Received).Take(4)];
        Allowed = [.. (await proxies.For(Reader)).Where(p => p.Id != View.Proxy?.Id)];
        return Page();
    }
}
