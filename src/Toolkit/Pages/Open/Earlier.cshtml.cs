using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Text;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>What an item said before, and what has changed since.</summary>
[AllowAnonymous]
internal sealed class EarlierModel(ToolkitShelf shelf) : PageModel
{
    [FromRoute(Name = "kind")]
    public string KindCode { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "version")]
    public int? Version { get; set; }

    public string Title { get; private set; } = "";

    public string Href { get; private set; } = "";

    public IReadOnlyList<(int Version, string Until)> Versions { get; private set; } = [];

    public string Until => Versions.First(v => v.Version == Version).Until;

    public IReadOnlyList<SummaryRow> Lines { get; private set; } = [];

    public IReadOnlyList<DocumentChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (ItemKind.Of(KindCode) is not { } kind || await shelf.Find<ItemDocument>(kind, Id) is not { } now) return NotFound();
        (Title, Href) = (now.Document.Title, $"{kind.Path}/{Id}");
        Versions = [.. (await shelf.Earlier(kind, Id)).Select(v => (v.Version, Dates.Day(DateTimeOffset.FromUnixTimeMilliseconds(v.ReplacedAt))))];
        if (Version is not { } version) return Page();
        if (await shelf.Earlier(kind, Id, version) is not { } then) return NotFound();
        Lines = [.. DocumentWords.Of(then).Where(l => l.What != "Id").Select(l => new SummaryRow { Key = l.What, Value = l.Text })];
        Changes = DocumentWords.Changes(then, now.Document);
        return Page();
    }
}
