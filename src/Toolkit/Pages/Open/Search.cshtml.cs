using System.Globalization;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>What a search of the toolkit finds, each with why it is there, and what it can be narrowed to.</summary>
[AllowAnonymous]
internal sealed class SearchModel(ToolkitShelf shelf) : PageModel
{
    private const int PageSize = 20;
    private const int LongestText = 200;
    private const int LastPage = 5_000;
    private const int MostValues = 8;

    private static readonly (string Code, string Name)[] FacetNames =
        [("kind", "What it is"), ("did", "What was done"), ("changed", "What changed"), ("level", "Level"), ("direction", "How services are joined"), ("form", "How organisations are joined"), ("country", "Country"), ("design", "How a study was made"), ("grade", "How sure one may be")];

    private Marks? _marks;
    private IReadOnlyList<ItemDocument?> _documents = [];

    public string Words { get; private set; } = "";

    public int PageNumber { get; private set; } = 1;

    public IReadOnlyList<(string Facet, string Code)> Chosen { get; private set; } = [];

    public ItemAnswer Answer { get; private set; } = null!;

    public int First => ((PageNumber - 1) * PageSize) + 1;

    public int Pages => (Answer.Total + PageSize - 1) / PageSize;

    public string Title => Words.Length > 0 ? $"Results for “{(Words.Length > 60 ? Words[..60] + "…" : Words)}”" : "What is in the toolkit";

    public string CountWords => Answer.Total switch { 0 => "Nothing found.", 1 => "1 found.", _ => $"{Answer.Total:N0} found{(Words.Length > 0 ? ". What says it where it counts most comes first" : ", in the order of the alphabet")}." };

    public IEnumerable<(string Value, string Href)> ChosenWords => Chosen.Select(c => (TitleOf(c), Address(Chosen.Where(x => x != c), 1)));

    public IReadOnlyList<(string Name, IReadOnlyList<(string Value, int Count, string Href)> Values)> Facets =>
    [
        .. FacetNames.Select(f => (f.Name, (IReadOnlyList<(string, int, string)>)[.. Answer.Choices.Where(c => c.Value.Facet == f.Code && !Chosen.Contains((f.Code, c.Value.Code))).Take(MostValues).Select(c => (c.Value.Title, c.Count, Address(Chosen.Append((f.Code, c.Value.Code)), 1)))]))
            .Where(f => f.Item2.Count > 0),
    ];

    public async Task OnGet()
    {
        Words = Request.Query["q"].ToString().Trim() is var words && words.Length > LongestText ? words[..LongestText] : words;
        PageNumber = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1;
        Chosen = [.. FacetNames.SelectMany(f => Request.Query[f.Code].OfType<string>().Where(c => c.Length is > 0 and < 80).Distinct(StringComparer.Ordinal).Select(c => (f.Code, c)))];
        Answer = await shelf.Search(new ItemQuery { Words = Words, Facets = Chosen, Page = PageNumber, PageSize = PageSize });
        _documents = await shelf.Documents(Answer.Hits);
        if (Words.Length > 0) _marks = new Marks(await shelf.Understand(Words));
    }

    public string Href(int page) => Address(Chosen, page);

    /// <summary>A text with the words that were asked for marked.</summary>
    public IHtmlContent Marked(string text)
    {
        if (_marks is null) return new HtmlContentBuilder().Append(text);
        var html = new HtmlContentBuilder();
        foreach (var (piece, isMarked) in _marks.Pieces(text))
        {
            if (isMarked) html.AppendHtml("<mark>").Append(piece).AppendHtml("</mark>");
            else html.Append(piece);
        }

        return html;
    }

    public IReadOnlyList<string> Why(int hit) => _marks is not null && _documents[hit] is { } document ? _marks.Why(document) : [];

    /// <summary>What a hit is, and whether it can stand beside others.</summary>
    public static bool CanCompare(IndexedItem hit) => hit.Kind == ItemKind.Initiative;

    /// <summary>The first result that an initiative's source prints as a number.</summary>
    public Figure? Figure(int hit) => (_documents[hit] as Initiative)?.Outcomes.FirstOrDefault(o => o.Value is not null);

    private string TitleOf((string Facet, string Code) chosen) => Answer.Choices.FirstOrDefault(c => c.Value.Facet == chosen.Facet && c.Value.Code == chosen.Code).Value.Title ?? chosen.Code;

    private string Address(IEnumerable<(string Facet, string Code)> chosen, int page) => "/toolkit/search?" + string.Join('&', chosen
        .Select(c => (Name: c.Facet, Value: c.Code)).Prepend(("q", Words)).Append(("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : "")).Where(p => p.Item2.Length > 0)
        .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
}
