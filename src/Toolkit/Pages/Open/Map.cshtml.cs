using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Map;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>Where initiatives are: a map of England, and in words what lies elsewhere.</summary>
[AllowAnonymous]
internal sealed class MapModel(ToolkitShelf shelf) : PageModel
{
    public InitiativeMap Map { get; private set; } = null!;

    public IHtmlContent Picture => new HtmlString(Map.Draw());

    public string Says => $"{Count(Map.OnMap.Count, "place")} in England, and {Count(Map.Abroad.Count, "initiative")} elsewhere.";

    public async Task OnGet() => Map = new InitiativeMap((await shelf.EveryOne<Initiative>(ItemKind.Initiative)).Select(i => i.Document));

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number:N0} {what}s";
}
