using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Text;
using Goldthread.Toolkit.Model;
using Goldthread.Toolkit.Model.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>One expectation, with what was measured beside it.</summary>
[AllowAnonymous]
internal sealed class ExpectedOneModel(ExpectedDesk desk) : PageModel
{
    public ExpectedEffect Effect { get; private set; } = null!;

    public bool IsOurs { get; private set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Table Beside => new()
    {
        Caption = "Expected and measured",
        Responsive = true,
        FirstCellIsHeader = true,
        Head = ["What", new TableHead { Text = "Expected change", Format = "numeric" }, new TableHead { Text = "Measured change", Format = "numeric" }, "How they compare"],
        Rows = [.. Effect.Figures.Select(f => (IReadOnlyList<TableCell>)[
            ModelWords.Of(f.Of), $"{ModelWords.Change(f.Of, f.Change)} ({ModelWords.Change(f.Of, f.Low)} to {ModelWords.Change(f.Of, f.High)})",
            Effect.Latest(f.Of) is { } found ? Said(found) : "Not yet", Effect.Latest(f.Of)?.Against(f) ?? "Not yet known"])],
    };

    public IReadOnlyList<SummaryRow> Facts =>
    [
        new() { Key = "Expected by", Value = $"{Effect.PersonName}, {Effect.OrganisationName}, on {Dates.Date(Dates.DayInLondon(Effect.KeptAt))}" },
        new() { Key = "To be looked at on", Value = Dates.Date(Effect.TestOn) },
        new() { Key = "How it will be found out", Value = Effect.How },
        new() { Key = "Number to cite", Value = $"Expected effect {Effect.Number}" },
    ];

    public async Task<IActionResult> OnGet(string id)
    {
        if (!long.TryParse(id, out var number) || await desk.Find(number) is not { } found) return NotFound();
        Effect = found;
        IsOurs = Record.Access.User.Of(HttpContext.User) is { } user && user.Organisation == found.Organisation;
        return Page();
    }

    public static string Said(FoundFigure found) => ModelWords.Change(found.Of, found.Change) + (found is { Low: { } low, High: { } high } ? $" ({ModelWords.Change(found.Of, low)} to {ModelWords.Change(found.Of, high)})" : "");
}
