using Goldthread.Coordination.Housing;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>Adaptations of homes for those who ask and those who decide: what is late, what waits for whom.</summary>
internal sealed class IndexModel(HousingBoard board) : PageModel
{
    private const int PageSize = 100;

    [FromQuery(Name = "state")]
    public string? State { get; set; }

    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    [FromQuery(Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<AdaptationRow> All { get; private set; } = [];

    public IReadOnlyList<HousingLine<AdaptationRow>> Lines { get; private set; } = [];

    public int Matching { get; private set; }

    public DateOnly Today => board.Today;

    public int OpenCount => All.Count(r => r.IsOpen);

    public int LateCount => All.Count(r => r.IsLate(Today));

    public decimal? Median => MoveOnClock.Median(All.Where(r => r.State is AdaptationState.Done or AdaptationState.Checked).Select(r => r.DaysWaited(Today)));

    public int Pages => (Matching + PageSize - 1) / PageSize;

    public string Caption => Enum.TryParse<AdaptationState>(State, out var state) ? AdaptationMove.Words(state) : State == "late" ? "Late" : "Open, late first";

    public async Task<IActionResult> OnGet()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded || Record.Access.User.Of(HttpContext.User) is not { } user)
        {
            return Forbid();
        }

        All = await board.Adaptations(user, sight.Value);
        var rows = All.Where(Matches).OrderByDescending(r => r.IsLate(Today)).ThenBy(r => r.Due ?? DateOnly.MaxValue).ThenBy(r => r.Asked).ThenBy(r => r.Task, StringComparer.Ordinal).ToList();
        Matching = rows.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, Pages));
        Lines = await board.Lines(rows.Skip((PageNumber - 1) * PageSize).Take(PageSize), r => r.Person, sight.Value);
        return Page();
    }

    public static string HrefOf(HousingLine<AdaptationRow> line) => $"/work/people/{line.Key}/housing/adaptations/{Uri.EscapeDataString(line.Row.Task)}";

    public string Href(int page) => "/work/housing" + QueryString.Create(new[] { ("state", State), ("line", Line), ("page-number", page > 1 ? page.ToString() : null) }
        .Where(g => !string.IsNullOrEmpty(g.Item2)).Select(g => KeyValuePair.Create<string, string?>(g.Item1, g.Item2)));

    private bool Matches(AdaptationRow row) =>
        (string.IsNullOrWhiteSpace(Line) || (GrantLine.TryParse(Line, out var line) && row.Line == line.Value))
        && (State == "late" ? row.IsLate(Today) : Enum.TryParse<AdaptationState>(State, out var state) ? row.State == state : row.IsOpen || !string.IsNullOrWhiteSpace(Line));
}
