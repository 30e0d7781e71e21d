using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>The door to the toolkit, for everyone.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ToolkitShelf shelf) : PageModel
{
    private const int Shown = 5;
    private int _count;

    public IReadOnlyList<(string Href, string Name, string Says)> Doors { get; private set; } = [];

    public IReadOnlyList<(FacetValue Value, int Count)> Did { get; private set; } = [];

    public IReadOnlyList<IndexedItem> Newest { get; private set; } = [];

    public IReadOnlyList<IndexedItem> Overdue { get; private set; } = [];

    public string CountWords => _count switch { 0 => "Nothing is here yet.", 1 => "1 place that joined up care, and what came of it.", _ => $"{_count:N0} places that joined up care, and what came of it." };

    public async Task OnGet()
    {
        var all = await shelf.All();
        _count = all.Count(i => i.Kind == ItemKind.Initiative);
        int Many(ItemKind kind) => all.Count(i => i.Kind == kind);
        Doors =
        [
            ("/toolkit/value-cases", "Value cases", $"{Many(ItemKind.ValueCase):N0}, one for each kind of reader"),
            ("/toolkit/search?kind=initiative", "Initiatives", $"{Many(ItemKind.Initiative):N0}, each with its figures and a summary on one page"),
            ("/toolkit/model", "Impact model", "What would change for people, services and money if you did something differently"),
            ("/toolkit/map", "Map", "Where in England, and elsewhere in words"),
            ("/toolkit/evidence/mitigators", "What hospitals might not have to do", $"{Many(ItemKind.Mitigator):N0} kinds of activity, and what experts expect"),
            ("/toolkit/evidence", "Evidence", $"{Many(ItemKind.Claim):N0} claims weighed with {Many(ItemKind.Study):N0} studies"),
            ("/toolkit/signposts", "Signposts", $"{Many(ItemKind.Signpost):N0} guides, tools and data, ranked for you"),
            ("/toolkit/self-assessment", "Self-assessment", $"{Many(ItemKind.Instrument):N0} sets of questions to answer with partners"),
            ("/toolkit/programmes", "Programmes", "Calls for bids, who was chosen and why, and what they learned"),
            ("/toolkit/events", "Learn from each other", "Events, offers of support, the newsletter, conversations with the public"),
            ("/toolkit/peer-challenges", "Peer challenges", "Peers who visit and say what they see, and the reports"),
        ];
        Did = [.. (await shelf.Search(new ItemQuery { Kinds = [ItemKind.Initiative.Code], PageSize = 1 })).Choices.Where(c => c.Value.Facet == "did")];
        Newest = [.. all.OrderByDescending(i => i.PublishedAt).ThenBy(i => i.Title, StringComparer.Ordinal).Take(Shown)];
        Overdue = [.. all.Where(i => i.ReviewOn < shelf.Today).OrderBy(i => i.ReviewOn)];
    }
}
